import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, openHouse } from "../../testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse({}, { burstMs: 0 });
});
afterEach(() => house.stop());

const form = {
  id: "contact",
  title: "How can we reach you?",
  intro: "",
  isSkippable: true,
  fields: [
    { id: "email", label: "E-mail", kind: "email" as const, isRequired: true, choices: [] },
    { id: "born", label: "Born", kind: "date" as const, isRequired: false, choices: [] },
  ],
};

/** A portal whose visitor the agent has asked for details, before it hands over. */
async function asked() {
  const { workspace } = await house.setUp();
  const headers = { authorization: `Bearer ${await house.makeKey(workspace)}` };
  const portal = house.stranger();
  const path = "/api/v1/conversations";
  const { body } = await portal.post(path, { text: "I have a complaint" }, headers);
  const { jobs } = house.collaboration;
  const job = await jobs.claim(5000, new AbortController().signal);
  if (job === null) throw new Error("there is no job");
  const asks = { form, handOff: "rule:complaint" };
  const said = { text: "How can we reach you?", sources: [], tags: [], passages: [], ms: 1 };
  const result = { action: "ask" as const, confidence: 1, reason: "rule:complaint", ...said };
  await jobs.commit({ ...job, result: { ...result, form: asks } });
  const at = `${path}/${body.id}`;
  return {
    read: async () => (await portal.get(at, headers)).body,
    answer: (request: object, more: Record<string, string> = {}) =>
      portal.post(`${at}/form`, request, { ...headers, ...more }),
  };
}

test("[H6] a form is shown and filled in over REST, and the conversation is handed over with its details", async () => {
  const { read, answer } = await asked();
  expect(await read()).toMatchObject({ state: "agent", form, handoff: null });
  const values = { email: "vera@example.com", born: "1980-02-29" };
  expect((await answer({ values })).status).toBe(201);
  const after = await read();
  expect(after).not.toHaveProperty("form");
  expect(after).toMatchObject({
    state: "waiting",
    handoff: { reason: "rule:complaint" },
    details: [
      { field: "email", label: "E-mail", value: "vera@example.com" },
      { field: "born", label: "Born", value: "1980-02-29" },
    ],
  });
  expect(await answer({ values })).toMatchObject({ status: 409, body: { error: "no-form" } });
});

test("[H5] values that do not fit are refused in one sentence, and the form stays open", async () => {
  const { read, answer } = await asked();
  const { status, body } = await answer({ values: { born: "yesterday" } });
  expect(status).toBe(400);
  expect(body.message).toBe('"email" must be filled in, "born" must be a date like 2026-12-24.');
  expect((await answer({ values: [] })).status).toBe(400);
  expect((await answer({ skip: true, values: {} })).status).toBe(400);
  expect(await read()).toMatchObject({ state: "agent", form: { id: "contact" } });
});

test("a form is skipped once, however often the request arrives", async () => {
  const { read, answer } = await asked();
  const key = { "idempotency-key": "skip-1" };
  const first = await answer({ skip: true }, key);
  expect(await answer({ skip: true }, key)).toMatchObject({ status: 201, body: first.body });
  expect(await read()).toMatchObject({ state: "waiting" });
});
