import { ulid } from "ulid";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentResult } from "../../shared/domain/intent.ts";
import type { Row } from "../../shared/domain/row.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { makeSearchIndex } from "./search-index.ts";
import { DETAILS_PATIENCE_MS } from "./planned-handoffs.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({ burstMs: 0 });
});
afterEach(() => rig.stop());

const result: AgentResult = {
  action: "ask",
  text: "Somebody will reply here. How can they reach you?",
  sources: [],
  confidence: 1,
  reason: "rule:complaint",
  tags: [],
  passages: [],
  ms: 1,
  form: {
    handOff: "rule:complaint",
    form: {
      id: "contact",
      title: "How can we reach you?",
      intro: "",
      isSkippable: true,
      fields: [{ id: "email", label: "E-mail", kind: "email", isRequired: true, choices: [] }],
    },
  },
};

/** A conversation in which the agent has asked for details and a handoff waits for them. */
async function asked() {
  const { id } = await rig.addConversation();
  const { service, jobs } = rig.collaboration;
  const message = { id: ulid(), text: "I have a complaint", at: 1 };
  await service.addVisitorMessage(id, message);
  const job = await jobs.claim(1000, new AbortController().signal);
  if (job === null) throw new Error("there is no job");
  await jobs.commit({ ...job, result });
  return { id, form: `ai:${message.id}/form`, epoch: job.epoch };
}

const rowOf = (id: string): Row => {
  const found = rig.database.sqlite.prepare(`SELECT row FROM feed WHERE conversation = ?`).get(id);
  return JSON.parse((found as { row: string }).row) as Row;
};
const waiting = () => rig.database.sqlite.prepare(`SELECT * FROM planned_handoff`).all();

test("[H7] a visitor who leaves the form alone is handed to people all the same", async () => {
  const { id } = await asked();
  const { jobs } = rig.collaboration;
  rig.pass(DETAILS_PATIENCE_MS - 60_000);
  await jobs.handOffOverdue();
  expect(rowOf(id)).toMatchObject({ mode: "agent", handoff: null });
  rig.pass(60_000);
  await jobs.handOffOverdue();
  expect(rowOf(id)).toMatchObject({ mode: "waiting", handoff: "rule:complaint" });
  expect(waiting()).toEqual([]);
});

test("[H7] the patience is kept through a restart", async () => {
  const { id } = await asked();
  rig.pass(DETAILS_PATIENCE_MS);
  await rig.restart({ burstMs: 0 });
  await rig.collaboration.jobs.handOffOverdue();
  expect(rowOf(id).mode).toBe("waiting");
});

test("[H6] filling the form in hands over with the address known, and nothing is left to wait", async () => {
  const { id, form } = await asked();
  const values = { email: "vera@example.com" };
  const answer = { id: ulid(), at: 1, kind: "answer-form" as const, form, values };
  await rig.collaboration.service.addVisitorEntry(id, answer);
  await rig.collaboration.service.addVisitorEntry(id, answer);
  expect(rowOf(id)).toMatchObject({
    mode: "waiting",
    handoff: "rule:complaint",
    visitor: { email: "vera@example.com" },
  });
  expect(waiting()).toEqual([]);
  makeSearchIndex(rig.database.sqlite).takeAll();
  const hit = rig.database.sqlite.prepare(`SELECT text FROM search WHERE search MATCH 'vera'`);
  expect(hit.all()).toEqual([{ text: "vera@example.com" }]);
});

test("the agent has nothing to do for a form that is filled in, and knows it on the next turn", async () => {
  const { id, form } = await asked();
  const { service, jobs } = rig.collaboration;
  const values = { email: "vera@example.com" };
  await service.addVisitorEntry(id, { id: ulid(), at: 1, kind: "answer-form", form, values });
  expect(await jobs.claim(0, new AbortController().signal)).toBeNull();
  await service.addTeamEntry(id, rig.addMember("Theo"), { kind: "hand-back" });
  await service.addVisitorMessage(id, { id: ulid(), text: "And on Sundays?", at: 2 });
  const job = await jobs.claim(1000, new AbortController().signal);
  expect(job).toMatchObject({
    askedForms: ["contact"],
    details: [{ field: "email", label: "E-mail", value: "vera@example.com" }],
  });
  expect(job?.messages[1]).toMatchObject({ from: "agent", reason: "rule:complaint" });
});
