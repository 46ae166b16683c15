import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentResult } from "../../shared/domain/intent.ts";
import type { WorkerCall } from "../../shared/protocol/worker-call.ts";
import type { Caller } from "../testing/caller.ts";
import { type House, openHouse } from "../testing/house.ts";
import { type PlayedWorker, playWorker } from "../testing/played-worker.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
let olive: Caller;
let workspace: string;
let key: string;
let worker: PlayedWorker;

const suggestion = { text: "On Mondays.", confidence: 0.7, sources: [] };

beforeEach(async () => {
  house = await openHouse();
  ({ owner: olive, workspace, widgetKey: key } = await house.setUp());
  worker = playWorker(house, ({ kind, input }: WorkerCall) => {
    if (kind !== "rank-similar") return { ok: true, value: suggestion };
    const { candidates } = input as { candidates: { id: string }[] };
    return { ok: true, value: { best: candidates.map(({ id }) => id) } };
  });
});

afterEach(async () => {
  await worker.stop();
  await house.stop();
});

const ask = (caller: Caller, conversation: string, what: string) =>
  caller.post(`/api/workspaces/${workspace}/conversations/${conversation}/copilot/${what}`);

async function answeredVisit(text: string) {
  const visit = await startVisit(house, key);
  await visit.say(text);
  const { jobs } = house.collaboration;
  const job = await jobs.claim(5000, new AbortController().signal);
  if (job === null) throw new Error("no job came");
  const { trigger, conversation, epoch, seen } = job;
  const sources = [{ article: "Care", path: "care.md", heading: "Care" }];
  const answer = { action: "answer", text: "On Mondays.", sources, reason: null };
  const result = { confidence: 0.9, tags: [], passages: [], ms: 1, ...answer } as AgentResult;
  await jobs.commit({ trigger, conversation, epoch, seen, result });
  return visit;
}

test("a teammate is suggested a reply from what was said in public", async () => {
  const { caller: theo } = await house.addMember(olive, workspace, "Theo Tamm");
  const { conversation } = await answeredVisit("Is there acupuncture?");
  expect(await ask(theo, conversation, "suggestion")).toMatchObject({
    status: 200,
    body: suggestion,
  });
  expect(worker.calls).toMatchObject([
    {
      kind: "suggest-reply",
      collection: "default",
      input: { job: { messages: [{ text: "Is there acupuncture?" }, { from: "agent" }] } },
    },
  ]);
});

test("[P2] a conversation of another workspace does not exist, and strangers are turned away", async () => {
  const { conversation } = await startVisit(house, key);
  expect((await ask(olive, "01J00000000000000000000000", "summary")).status).toBe(404);
  expect((await ask(house.stranger(), conversation, "summary")).status).toBe(401);
  expect(worker.calls).toEqual([]);
});

test("only resolved conversations about the same are similar, with what was said to them", async () => {
  const resolved = await answeredVisit("Do you offer acupuncture on Mondays?");
  await answeredVisit("Acupuncture on Fridays?");
  const { sqlite } = house.database;
  sqlite
    .prepare(`UPDATE feed SET row = json_set(row, '$.resolvedBy', 'person') WHERE conversation = ?`)
    .run(resolved.conversation);
  const { conversation } = await answeredVisit("Is acupuncture offered?");
  const { body } = await ask(olive, conversation, "similar");
  expect(body.conversations).toMatchObject([
    { conversation: resolved.conversation, reply: "On Mondays." },
  ]);
});
