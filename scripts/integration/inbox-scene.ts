import { test as base } from "vitest";
import type { InboxEngine, Thread } from "../../client/engine/engine.ts";
import type { Caller } from "../../sync-server/testing/caller.ts";
import { type House, openHouse } from "../../sync-server/testing/house.ts";
import { startVisit, type Visit } from "../../sync-server/testing/visit.ts";
import { type Device, type DeviceOptions, makeDevice, untilShown } from "./device.ts";
import { layNetwork, type Network } from "./network.ts";

/** A clinic whose visitor has asked one question, and Tara of its team with a laptop on a line of its own. */
export interface InboxScene {
  house: House;
  network: Network;
  owner: Awaited<ReturnType<House["setUp"]>>;
  tara: Awaited<ReturnType<House["addMember"]>>;
  laptop: Device;
  visit: Visit;
  /** Another device on the same line, unless it has one of its own. */
  device(name: string, caller: Caller, its?: Partial<DeviceOptions>): Device;
  /** Closed when the test ends. */
  openTab(from: Device): Promise<InboxEngine>;
  /** The visitor's conversation, when it is on screen. */
  openThread(engine: InboxEngine): Promise<Thread>;
}

export const test = base.extend<{ scene: InboxScene }>({
  // oxlint-disable-next-line no-empty-pattern -- the test runner reads the names of what is needed
  scene: async ({}, use) => {
    const opened: InboxEngine[] = [];
    const house = await openHouse();
    const network = await layNetwork(house.url);
    const scene = await setScene(house, network, opened);
    await use(scene);
    for (const engine of opened) await engine.dispose();
    await network.close();
    await house.stop();
  },
});

async function setScene(
  house: House,
  network: Network,
  opened: InboxEngine[],
): Promise<InboxScene> {
  const owner = await house.setUp();
  const tara = await house.addMember(owner.owner, owner.workspace, "Tara");
  const visit = await startVisit(house, owner.widgetKey);
  await visit.say("Are you open on Sunday?");
  const device: InboxScene["device"] = (name, caller, its) =>
    makeDevice({
      name: `${name}-${Math.random()}`,
      caller,
      base: network.url,
      workspace: owner.workspace,
      ...its,
    });
  return {
    house,
    network,
    owner,
    tara,
    laptop: device("laptop", tara.caller),
    visit,
    device,
    async openTab(from) {
      const engine = await from.openTab();
      opened.push(engine);
      return engine;
    },
    async openThread(engine) {
      const thread = engine.openThread(visit.conversation);
      await untilShown(thread, ({ items }) => items.length > 0);
      return thread;
    },
  };
}
