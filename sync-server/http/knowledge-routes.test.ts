import { afterEach, beforeEach, expect, test } from "vitest";
import type { Caller } from "../testing/caller.ts";
import { type House, openHouse } from "../testing/house.ts";
import { type PlayedWorker, playWorker } from "../testing/played-worker.ts";

let house: House;
let olive: Caller;
let base: string;
let agent: string;
let worker: PlayedWorker | null = null;

beforeEach(async () => {
  house = await openHouse();
  const { owner, workspace } = await house.setUp();
  olive = owner;
  const { body } = await owner.get(`/api/workspaces/${workspace}`);
  agent = body.agents[0].id;
  base = `/api/workspaces/${workspace}/agents/${agent}`;
});

afterEach(async () => {
  await worker?.stop();
  worker = null;
  await house.stop();
});

const article = {
  id: "a1",
  path: "text/Sundays",
  title: "Sundays",
  url: null,
  language: "en",
  passages: 1,
  bytes: 27,
  version: 1,
  readAt: 1,
  isExcluded: false,
  isWritten: true,
};

test("a question of the web interface goes to a worker with the agent's collection, and its answer comes back", async () => {
  worker = playWorker(house, () => ({ ok: true, value: { article } }));
  const written = { title: "Sundays", text: "We are closed on Sundays." };
  const { status, body } = await olive.post(`${base}/knowledge/write-article`, written);
  expect({ status, body }).toEqual({ status: 200, body: { article } });
  expect(worker.calls).toMatchObject([
    { kind: "write-article", collection: "default", input: { ...written, url: "" } },
  ]);
});

test("what a worker refuses reaches the person as the sentence it gave", async () => {
  worker = playWorker(house, () => ({
    ok: false,
    problem: { status: 422, code: "not-possible", message: "This text holds no text." },
  }));
  const answer = await olive.post(`${base}/knowledge/read-article`, { article: "a1" });
  expect(answer).toMatchObject({ status: 422, body: { message: "This text holds no text." } });
});

test("without a worker the person is told so soon", async () => {
  const { status, body } = await olive.post(`${base}/knowledge/read-overview`, {});
  expect({ status, error: body.error }).toEqual({ status: 503, error: "no-worker" });
});

test("an answer that is not what was agreed on is not passed on", async () => {
  worker = playWorker(house, () => ({ ok: true, value: { article: { id: 7 } } }));
  const answer = await olive.post(`${base}/knowledge/read-article`, { article: "a1" });
  expect(answer).toMatchObject({ status: 502, body: { error: "worker-answer" } });
});

test("[P2] teammates, strangers and other workspaces' agents are refused before a worker hears of it", async () => {
  worker = playWorker(house, () => ({ ok: true, value: {} }));
  const workspace = base.split("/")[3] ?? "";
  const { caller: theo } = await house.addMember(olive, workspace, "Theo Tamm");
  const asked = [
    await theo.post(`${base}/knowledge/read-overview`, {}),
    await theo.post(`${base}/playground`, { question: "When?" }),
    await house.stranger().post(`${base}/knowledge/read-overview`, {}),
    await olive.post(`${base.replace(agent, "other")}/knowledge/read-overview`, {}),
  ];
  expect(asked.map(({ status }) => status)).toEqual([403, 403, 401, 404]);
  expect(worker.calls).toEqual([]);
});

test("a file goes to the worker byte for byte, and one without a name is refused", async () => {
  const bytes = Buffer.from([0, 255, 10, 13, 37]);
  worker = playWorker(house, () => ({ ok: true, value: { name: "a.pdf" } }));
  const headers = { "content-type": "application/octet-stream" };
  const raw = bytes.toString("latin1");
  const sent = await olive.send("POST", `${base}/knowledge/uploads?name=a.pdf`, {
    raw: new Blob([bytes]) as unknown as string,
    headers,
  });
  expect(sent).toMatchObject({ status: 202, body: { name: "a.pdf" } });
  expect(worker.bodies.map((body) => body.toString("latin1"))).toEqual([raw]);
  const nameless = await olive.send("POST", `${base}/knowledge/uploads`, { raw: "x", headers });
  expect(nameless.status).toBe(400);
});

test("the playground asks with the agent's own settings", async () => {
  worker = playWorker(house, () => ({ ok: true, value: {} }));
  await olive.post(`${base}/playground`, { question: "And on Sundays?", thread: [] });
  expect(worker.calls).toMatchObject([
    {
      kind: "ask",
      input: {
        job: { agent: { id: agent }, messages: [{ from: "visitor", text: "And on Sundays?" }] },
      },
    },
  ]);
});

test("only the worker's key claims and answers calls", async () => {
  const stranger = house.stranger();
  const headers = { authorization: "Bearer wrong" };
  expect((await stranger.post("/internal/calls/claim", { wait: 0 }, headers)).status).toBe(401);
  const right = { authorization: `Bearer ${house.workerKey}` };
  expect((await stranger.post("/internal/calls/claim", { wait: 0 }, right)).status).toBe(204);
  const late = { id: "gone", outcome: { ok: true, value: {} } };
  const { body } = await stranger.post("/internal/calls/answer", late, right);
  expect(body).toEqual({ wanted: false });
});

test("[P2] another system writes and removes articles of its key's workspace", async () => {
  worker = playWorker(house, ({ kind }) => ({
    ok: true,
    value: kind === "put-article" ? { article } : { removed: 1 },
  }));
  const authorization = `Bearer ${await house.makeKey(base.split("/")[3] ?? "")}`;
  const portal = house.stranger();
  const put = await portal.send("PUT", "/api/v1/articles/sundays%2Fhours", {
    body: { title: "Sundays", text: "We are closed on Sundays." },
    headers: { authorization },
  });
  expect(put).toMatchObject({ status: 200, body: { id: "a1", title: "Sundays" } });
  const path = "/api/v1/articles/sundays";
  const gone = await portal.send("DELETE", path, { headers: { authorization } });
  expect(gone.status).toBe(204);
  expect(worker.calls).toMatchObject([
    { kind: "put-article", input: { name: "sundays/hours" } },
    { kind: "delete-article", input: { name: "sundays" } },
  ]);
  const foreign = await portal.send("DELETE", `${path}?agent=other`, {
    headers: { authorization },
  });
  expect(foreign.status).toBe(404);
  expect((await portal.send("DELETE", path)).status).toBe(401);
});
