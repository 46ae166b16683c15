import { afterEach, beforeEach, expect, test } from "vitest";
import { join, type Participant } from "../testing/participant.ts";
import { type Rig, startRig } from "../testing/rig.ts";

let rig: Rig;
const people: Participant[] = [];

beforeEach(async () => {
  rig = await startRig();
});

afterEach(async () => {
  for (const person of people.splice(0)) person.leave();
  await rig.stop();
});

async function vera() {
  const { id, visitor, token } = await rig.addConversation();
  const participant = join(rig, { id: visitor, role: "visitor", token }, id);
  people.push(participant);
  return { conversation: id, participant };
}

async function teammate(name: string, conversation: string) {
  const member = rig.addMember(name);
  const participant = join(
    rig,
    { id: member, role: "teammate", token: await rig.teamToken(member) },
    conversation,
  );
  people.push(participant);
  return participant;
}

test("[C2] a visitor's message gets its place from the server and reaches the team", async () => {
  const { conversation, participant } = await vera();
  const theo = await teammate("Theo", conversation);
  participant.write({ kind: "message", text: "Are you open on Sundays?" });
  const seen = await theo.until(({ items }) =>
    items.some((item) => item.type === "message" && item.place !== null),
  );
  expect(seen.items).toMatchObject([
    {
      type: "message",
      text: "Are you open on Sundays?",
      place: { q: 1 },
      delivery: { is: "sent" },
    },
  ]);
  await participant.until(({ items }) => items[0]?.place?.q === 1);
});

test("[C7] a reply takes the conversation over, and the visitor sees who joined and what they said", async () => {
  const { conversation, participant } = await vera();
  const theo = await teammate("Theo", conversation);
  participant.write({ kind: "message", text: "Hello?" });
  await theo.until(({ state }) => state.turn !== null);
  theo.write({ kind: "reply", text: "Hello, Theo here.", seen: 1 });
  const seen = await participant.until(
    ({ state }) => state.mode === "human" && state.turn === null,
  );
  expect(seen.state.owner).toBe(theo.id);
  expect(seen.items.at(-1)).toMatchObject({
    type: "message",
    by: { type: "teammate", name: "Theo" },
    text: "Hello, Theo here.",
  });
});

test("[C8] of two replies to the same message the second is held and never reaches the visitor", async () => {
  const { conversation, participant } = await vera();
  const theo = await teammate("Theo", conversation);
  const tara = await teammate("Tara", conversation);
  participant.write({ kind: "message", text: "Hello?" });
  await Promise.all([theo, tara].map((one) => one.until(({ state }) => state.turn !== null)));
  const first = theo.write({ kind: "reply", text: "from Theo", seen: 1 });
  await tara.until(({ items }) => items.some(({ id }) => id === first));
  const second = tara.write({ kind: "reply", text: "from Tara", seen: 1, anyway: true });
  const held = await tara.until(({ items }) =>
    items.some((item) => item.id === second && item.place !== null),
  );
  expect(held.items.find(({ id }) => id === second)).toMatchObject({
    delivery: { is: "held", why: "written-before" },
  });
  expect(JSON.stringify(participant.read().items)).not.toContain("from Tara");
});

test("[H3] the agent's commit after a takeover is not published", async () => {
  const { conversation, participant } = await vera();
  const theo = await teammate("Theo", conversation);
  participant.write({ kind: "message", text: "Are you open on Sundays?" });
  const job = await rig.collaboration.jobs.claim(5000, new AbortController().signal);
  expect(job).toMatchObject({ conversation, messages: [{ text: "Are you open on Sundays?" }] });
  theo.write({ kind: "take-over" });
  await theo.until(({ state }) => state.mode === "human");
  const result = {
    action: "answer" as const,
    text: "Yes.",
    sources: [],
    confidence: 0.9,
    reason: null,
    tags: [],
    passages: [],
    ms: 1,
  };
  const outcome = await rig.collaboration.jobs.commit({
    trigger: job!.trigger,
    conversation,
    epoch: job!.epoch,
    seen: job!.seen,
    result,
  });
  expect(outcome).toBe("fenced");
  expect(theo.read().items.filter(({ type }) => type === "message")).toHaveLength(1);
});

test("[A1] the agent's answer is published once, and a repeated commit changes nothing", async () => {
  const { conversation, participant } = await vera();
  participant.write({ kind: "message", text: "Are you open on Sundays?" });
  const job = await rig.collaboration.jobs.claim(5000, new AbortController().signal);
  const sources = [{ article: "Hours", path: "hours.md", heading: "Sundays" }];
  const result = {
    action: "answer" as const,
    text: "Yes, from 10.",
    sources,
    confidence: 0.9,
    reason: null,
    tags: [],
    passages: [],
    ms: 1,
  };
  const commit = {
    trigger: job!.trigger,
    conversation,
    epoch: job!.epoch,
    seen: job!.seen,
    result,
  };
  expect(await rig.collaboration.jobs.commit(commit)).toBe("published");
  expect(await rig.collaboration.jobs.commit(commit)).toBe("again");
  const seen = await participant.until(({ items }) => items.length === 2);
  expect(seen.items.at(-1)).toMatchObject({
    by: { type: "agent", name: "Harbor Assistant" },
    text: "Yes, from 10.",
    sources,
  });
});

test("[D6] after a restart everything is there and the conversation goes on", async () => {
  const { conversation, participant } = await vera();
  participant.write({ kind: "message", text: "one" });
  await participant.until(({ items }) => items[0]?.place?.q === 1);
  await rig.restart();
  participant.write({ kind: "message", text: "two" });
  await participant.until(({ items }) => items[1]?.place?.q === 2);
  const theo = await teammate("Theo", conversation);
  const seen = await theo.until(({ items }) => items.length === 2);
  expect(seen.items.map((item) => (item.type === "message" ? item.text : ""))).toEqual([
    "one",
    "two",
  ]);
});
