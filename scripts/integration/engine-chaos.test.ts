import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { InboxEngine } from "../../client/engine/engine.ts";
import { type House, openHouse } from "../../sync-server/testing/house.ts";
import { startVisit, type Visit } from "../../sync-server/testing/visit.ts";
import { type Device, makeDevice, until, untilLive } from "./device.ts";
import { layNetwork, type Network } from "./network.ts";

vi.setConfig({ testTimeout: 90_000 });

const STEPS = 160;
const seeds = (process.env["SEEDS"] ?? "1,2,3").split(",").map(Number);

let house: House;

beforeEach(async () => {
  house = await openHouse();
});

afterEach(() => house.stop());

/** Small and repeatable (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Person {
  device: Device;
  network: Network;
  isCut: boolean;
  tabs: InboxEngine[];
}

interface Promised {
  conversation: string;
  id: Promise<string>;
}

async function aPerson(
  name: string,
  caller: Parameters<typeof makeDevice>[0]["caller"],
  workspace: string,
): Promise<Person> {
  const network = await layNetwork(house.url);
  const device = makeDevice({ name, caller, base: network.url, workspace });
  return { device, network, isCut: false, tabs: [await device.openTab()] };
}

async function step(
  chance: () => number,
  person: Person,
  visits: Visit[],
  written: Promised[],
): Promise<void> {
  const pick = <One>(from: readonly One[]) => from[Math.floor(chance() * from.length)]!;
  const dice = chance();
  const tab = pick(person.tabs);
  const { conversation } = pick(visits);
  if (dice < 0.5) {
    const { commands } = tab;
    const write = pick([
      () => commands.note(conversation, `note ${written.length}`),
      () => commands.reply(conversation, `reply ${written.length}`),
      () => commands.takeOver(conversation),
      () => commands.addTag(conversation, "01J00000000000000000000000"),
      () => commands.resolve(conversation),
    ]);
    written.push({ conversation, id: write() });
  } else if (dice < 0.65) {
    const thread = tab.openThread(conversation);
    if (chance() < 0.5) thread.draft.set(`draft ${written.length}`);
    if (chance() < 0.3) thread.close();
  } else if (dice < 0.75) {
    person.isCut = !person.isCut;
    await (person.isCut ? person.network.cut() : person.network.mend());
    person.device.wake();
  } else if (dice < 0.85 && person.tabs.length < 3) {
    person.tabs.push(await person.device.openTab());
  } else if (dice < 0.93 && person.tabs.length > 0) {
    person.tabs = person.tabs.filter((one) => one !== tab);
    const closing = tab.dispose();
    if (chance() < 0.5) await closing;
    if (person.tabs.length === 0) person.tabs.push(await person.device.openTab());
  } else await pick(visits).say(`visitor ${written.length}`);
}

test.for(seeds)(
  "seed %i: everything written arrives once, whatever tabs and networks do",
  async (seed) => {
    const chance = chanceOf(seed);
    const { owner, workspace, widgetKey } = await house.setUp();
    const theo = await house.addMember(owner, workspace, "Theo");
    const visits = [await startVisit(house, widgetKey), await startVisit(house, widgetKey)];
    for (const visit of visits) await visit.say("Hello");
    const people = [
      await aPerson(`olive-${seed}`, owner, workspace),
      await aPerson(`theo-${seed}`, theo.caller, workspace),
    ];
    const written: Promised[] = [];
    for (let count = 0; count < STEPS; count += 1) {
      await step(chance, people[count % 2]!, visits, written);
      await new Promise((resolve) => setTimeout(resolve, chance() * 15));
    }
    for (const person of people) {
      if (person.isCut) await person.network.mend();
      person.device.wake();
    }
    for (const { tabs } of people) {
      for (const tab of tabs) await until(tab.unsent, (count) => count === 0);
      for (const tab of tabs) await untilLive(tab);
    }
    const kept = await keptEntries();
    const ids = await Promise.all(written.map(({ id }) => id));
    expect(ids.filter((id) => kept.get(id) !== 1)).toEqual([]);
    expect([...kept.keys()].toSorted()).toEqual(ids.toSorted());
    for (const { tabs } of people) for (const tab of tabs) expect(tab.givenUp()).toEqual([]);
    for (const { conversation } of visits) await untilAllAgree(people, conversation);
    for (const person of people) {
      for (const tab of person.tabs) await tab.dispose();
      await person.network.close();
    }
  },
);

/** All tabs of everybody show the same, in the same order, nothing of it pending. */
async function untilAllAgree(people: Person[], conversation: string): Promise<void> {
  const threads = people.flatMap(({ tabs }) => tabs.map((tab) => tab.openThread(conversation)));
  const shown = () =>
    threads.map((thread) =>
      JSON.stringify(
        thread
          .conversation()
          ?.items.map((item) => [item.id, item.place, "delivery" in item ? item.delivery : null]),
      ),
    );
  const areSame = (all: (string | undefined)[]) =>
    all[0] !== undefined && new Set(all).size === 1 && !all[0].includes("pending");
  await until(shown, areSame);
  for (const thread of threads) thread.close();
}

/** How often each team intent is in the log. */
async function keptEntries(): Promise<Map<string, number>> {
  const rows = house.database.sqlite
    .prepare<[], { key: string }>(`SELECT key FROM entry WHERE lane = 'o'`)
    .all();
  const kept = new Map<string, number>();
  for (const { key } of rows) kept.set(key, (kept.get(key) ?? 0) + 1);
  return kept;
}
