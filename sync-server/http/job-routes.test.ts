import { afterEach, beforeEach, expect, test } from "vitest";
import { agentJobSchema } from "../../shared/protocol/agent-job.ts";
import { type House, openHouse } from "../testing/house.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
let key: string;
beforeEach(async () => {
  house = await openHouse();
  ({ widgetKey: key } = await house.setUp());
});
afterEach(() => house.stop());

const post = (path: string, body: unknown, workerKey = house.workerKey) =>
  house.stranger().post(`/internal/jobs/${path}`, body, { authorization: `Bearer ${workerKey}` });

const result = {
  action: "answer",
  text: "We are open from 8 to 18.",
  sources: [{ article: "Hours", path: "hours.md", heading: "Hours" }],
  confidence: 0.9,
  reason: null,
  tags: [],
  passages: [],
  ms: 12,
};

test("[A1] a worker that waits is handed the visitor's turn, and its answer is published once", async () => {
  const visit = await startVisit(house, key);
  const waiting = post("claim", { wait: 5000 });
  await visit.say("When are you open?");
  const { status, body } = await waiting;
  expect(status).toBe(200);
  const job = agentJobSchema.parse(body.job);
  expect(job.messages).toMatchObject([{ from: "visitor", text: "When are you open?" }]);
  const { trigger, conversation, epoch, seen } = job;
  expect((await post("renew", { conversation, trigger, epoch })).status).toBe(200);
  const commit = { trigger, conversation, epoch, seen, result };
  expect((await post("commit", commit)).body).toEqual({ outcome: "published" });
  expect((await post("commit", commit)).body).toEqual({ outcome: "again" });
});

test("no job in time is an empty answer", async () => {
  expect(await post("claim", { wait: 10 })).toMatchObject({ status: 204, body: "" });
});

test("[A2] a lease that is lost is not renewed", async () => {
  expect(await post("renew", { conversation: "01", trigger: "01", epoch: 3 })).toMatchObject({
    status: 409,
    body: { error: "lease-lost" },
  });
});

test("[A7] an answer under way is taken from whoever holds the lease alone", async () => {
  const visit = await startVisit(house, key);
  await visit.say("When are you open?");
  const { job } = (await post("claim", { wait: 5000 })).body;
  const { trigger, conversation, epoch } = agentJobSchema.parse(job);
  const text = "We are open";
  expect(await post("stream", { trigger, conversation, epoch, text })).toMatchObject({
    status: 200,
    body: { shown: true },
  });
  const late = { trigger, conversation, epoch: epoch - 1, text };
  expect(await post("stream", late)).toMatchObject({ status: 409, body: { error: "lease-lost" } });
  expect((await post("stream", { ...late, text: "" })).status).toBe(400);
  expect((await post("stream", late, "wrong")).status).toBe(401);
});

test("a commit for an unknown conversation is answered 404", async () => {
  const commit = { trigger: "01", conversation: "01", epoch: 1, seen: 1, result };
  expect((await post("commit", commit)).status).toBe(404);
});

test("a worker that goes away while waiting leaves the job to others", async () => {
  const gone = new AbortController();
  const waiting = fetch(`${house.url}/internal/jobs/claim`, {
    method: "POST",
    signal: gone.signal,
    headers: { authorization: `Bearer ${house.workerKey}`, "content-type": "application/json" },
    body: JSON.stringify({ wait: 20_000 }),
  });
  const visit = await startVisit(house, key);
  gone.abort();
  await expect(waiting).rejects.toThrow();
  await visit.say("When are you open?");
  expect((await post("claim", { wait: 5000 })).status).toBe(200);
});

test("stopping ends the long polls at once", async () => {
  const waiting = post("claim", { wait: 20_000 });
  await post("claim", { wait: 0 });
  const began = Date.now();
  await house.stop();
  expect([204, 503]).toContain((await waiting).status);
  expect(Date.now() - began).toBeLessThan(5000);
  house = await openHouse();
});
