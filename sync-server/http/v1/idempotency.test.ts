import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, openHouse } from "../../testing/house.ts";
import { forgetOldKeys } from "../../tidy-hourly.ts";

let house: House;
let key: string;
beforeEach(async () => {
  house = await openHouse();
  key = await house.makeKey((await house.setUp()).workspace);
});
afterEach(() => house.stop());

const request = { visitor: { id: "crm-17" }, text: "Do you take my plan?" };
const post = (path: string, body: unknown, idempotencyKey: string) =>
  house.stranger().post(`/api/v1${path}`, body, {
    authorization: `Bearer ${key}`,
    "idempotency-key": idempotencyKey,
  });
const count = (table: string) =>
  (house.database.sqlite.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

test("the same request with the same key gives the same answer and has no second effect", async () => {
  const first = await post("/conversations", request, "k-1");
  const second = await post("/conversations", request, "k-1");
  expect(second).toMatchObject({ status: 201, body: first.body });
  const message = await post(`/conversations/${first.body.id}/messages`, { text: "two" }, "k-2");
  const again = await post(`/conversations/${first.body.id}/messages`, { text: "two" }, "k-2");
  expect(again.body).toEqual(message.body);
  expect([count("conversation"), count("visitor"), count("entry")]).toEqual([1, 1, 2]);
});

test("ten at the same moment have one effect and one answer", async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => post("/conversations", request, "k-1")),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect([count("conversation"), count("visitor"), count("entry")]).toEqual([1, 1, 1]);
});

test("another request with the same key is refused, whatever differs", async () => {
  const { body } = await post("/conversations", request, "k-1");
  const refused = await Promise.all([
    post("/conversations", { ...request, text: "Another question" }, "k-1"),
    post("/conversations", { ...request, visitor: {} }, "k-1"),
    post(`/conversations/${body.id}/messages`, { text: request.text }, "k-1"),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422]);
  expect(count("entry")).toBe(1);
});

test("without a key every request is a new one", async () => {
  const headers = { authorization: `Bearer ${key}` };
  const send = () => house.stranger().post("/api/v1/conversations", request, headers);
  expect((await send()).body.id).not.toBe((await send()).body.id);
});

test("keys of two workspaces do not meet", async () => {
  await post("/conversations", request, "k-1");
  const { sqlite } = house.database;
  sqlite.prepare("UPDATE idempotency SET workspace = 'another'").run();
  expect((await post("/conversations", request, "k-1")).status).toBe(201);
  expect(count("conversation")).toBe(2);
});

/** Cuts what a request has left behind back to an earlier moment of its life, as a kill would have. */
test.each([
  ["before anything was done", ["conversation", "visitor", "entry", "log", "document", "feed"]],
  ["after the visitor was made", ["conversation", "entry", "log", "document", "feed"]],
  ["after everything was done but the answer", []],
])("a server killed %s finishes the request when it comes again", async (_moment, lost) => {
  const first = await post("/conversations", request, "k-1");
  const { sqlite } = house.database;
  const visitor = sqlite.prepare("SELECT id FROM visitor").pluck().get() as string;
  const message = sqlite.prepare("SELECT key FROM entry").pluck().get() as string;
  const plan = { conversation: first.body.id, visitor, message, at: house.now() };
  sqlite.prepare("UPDATE idempotency SET status = 0, response = ?").run(JSON.stringify(plan));
  for (const table of lost) sqlite.prepare(`DELETE FROM ${table}`).run();
  house.collaboration.writer.forget(first.body.id);
  const again = await post("/conversations", request, "k-1");
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect([count("conversation"), count("visitor"), count("entry")]).toEqual([1, 1, 1]);
});

test("a request that failed for want of room is done when it comes again", async () => {
  await house.stop();
  let isFull = true;
  const beforeCommit = () => {
    if (isFull) throw new Error("database or disk is full");
  };
  house = await openHouse({}, { faults: { beforeCommit } });
  key = await house.makeKey((await house.setUp()).workspace);
  const refused = await post("/conversations", request, "k-1");
  expect(refused).toMatchObject({ status: 503, body: { error: "storage" } });
  isFull = false;
  expect((await post("/conversations", request, "k-1")).status).toBe(201);
  expect([count("conversation"), count("visitor"), count("entry")]).toEqual([1, 1, 1]);
});

test("an empty or endless key is refused", async () => {
  expect((await post("/conversations", request, "x".repeat(256))).status).toBe(400);
});

test("a key is forgotten after a day", async () => {
  await post("/conversations", request, "k-1");
  await forgetOldKeys(house.database, house.now() + 23 * 3600 * 1000);
  expect(count("idempotency")).toBe(1);
  await forgetOldKeys(house.database, house.now() + 25 * 3600 * 1000);
  expect(count("idempotency")).toBe(0);
});
