import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentResult } from "../../shared/domain/intent.ts";
import type { WorkerCall } from "../../shared/protocol/worker-call.ts";
import type { Caller } from "../testing/caller.ts";
import { type House, openHouse } from "../testing/house.ts";
import { type PlayedWorker, playWorker } from "../testing/played-worker.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
let olive: Caller;
let key: string;
let base: string;
let worker: PlayedWorker;

beforeEach(async () => {
  house = await openHouse();
  const { owner, workspace, widgetKey } = await house.setUp();
  olive = owner;
  key = widgetKey;
  const { body } = await owner.get(`/api/workspaces/${workspace}`);
  base = `/api/workspaces/${workspace}/agents/${body.agents[0].id}/questions`;
  worker = playWorker(house, groupAll);
});

afterEach(async () => {
  await worker.stop();
  await house.stop();
});

/** A worker that sees one meaning in everything and has learned to answer. */
function groupAll({ kind, input }: WorkerCall) {
  if (kind === "ask-again") {
    const { jobs } = input as { jobs: unknown[] };
    const reply = { outcome: "answered", reason: null, text: "On Mondays.", confidence: 0.8 };
    return { ok: true as const, value: { replies: jobs.map(() => ({ ...reply, sources: [] })) } };
  }
  if (kind === "read-coverage")
    return {
      ok: true as const,
      value: { curve: [], questions: 2, outcomes: 1, neededOutcomes: 50 },
    };
  if (kind === "check-articles")
    return {
      ok: true as const,
      value: { steering: [], unused: [], duplicates: [], contradictions: [], answers: 1 },
    };
  const { questions } = input as { questions: { id: string; text: string }[] };
  const ids = questions.map(({ id }) => id);
  return { ok: true as const, value: { groups: [{ label: questions[0]?.text, questions: ids }] } };
}

const noMatch = { action: "hand-off", text: "I'll ask the team.", sources: [], reason: "no-match" };
const answered = {
  action: "answer",
  text: "From 8 to 18.",
  sources: [{ article: "Hours", path: "hours.md", heading: "Hours" }],
  reason: null,
};

/** A visitor asks and the agent replies, as its worker would commit it. */
async function ask(text: string, result: object = noMatch) {
  const visit = await startVisit(house, key);
  await reply(visit, text, result);
  return visit;
}

async function reply(
  { say }: Awaited<ReturnType<typeof startVisit>>,
  text: string,
  result: object,
): Promise<void> {
  await say(text);
  const { jobs } = house.collaboration;
  const job = await jobs.claim(5000, new AbortController().signal);
  if (job === null) throw new Error("no job came");
  const { trigger, conversation, epoch, seen } = job;
  const rest = { confidence: 0.1, tags: [], passages: [], ms: 1 };
  const whole = Object.assign(rest, result) as unknown as AgentResult;
  await jobs.commit({ trigger, conversation, epoch, seen, result: whole });
}

const unanswered = async () => (await olive.get(`${base}/unanswered`)).body;

test("what no article answered is listed in groups, with its words and its conversation", async () => {
  await ask("When do you open?", answered);
  const { conversation } = await ask("Do you offer acupuncture?");
  await ask("Is acupuncture offered?");
  const { groups, isComplete } = await unanswered();
  expect(isComplete).toBe(true);
  expect(groups).toMatchObject([
    {
      label: "Is acupuncture offered?",
      ruling: null,
      questions: [
        { text: "Is acupuncture offered?", reason: "no-match" },
        { text: "Do you offer acupuncture?", conversation },
      ],
    },
  ]);
});

test("an answer that the visitor says no to joins them", async () => {
  const visit = await ask("When do you open?", answered);
  expect((await unanswered()).groups).toEqual([]);
  await visit.say("No");
  expect((await unanswered()).groups).toMatchObject([
    { questions: [{ text: "When do you open?" }] },
  ]);
});

test("an ignored group stays ignored as it grows, until the ruling is taken back", async () => {
  await ask("Do you offer acupuncture?");
  const [group] = (await unanswered()).groups;
  const questions = group.questions.map(({ conversation, turn }: Record<string, string>) => ({
    conversation,
    turn,
  }));
  const { body } = await olive.post(`${base}/rulings`, { questions, ruling: "ignored" });
  expect(body).toEqual({ ruled: 1 });
  await ask("Acupuncture?");
  expect((await unanswered()).groups).toMatchObject([
    { ruling: "ignored", questions: [{ text: "Acupuncture?" }, {}] },
  ]);
  await olive.post(`${base}/rulings`, { questions, ruling: null });
  expect((await unanswered()).groups).toMatchObject([{ ruling: null }]);
});

test("a question that comes again after its article was written is shown anew", async () => {
  await ask("Do you offer acupuncture?");
  const [group] = (await unanswered()).groups;
  const [{ conversation, turn }] = group.questions;
  const questions = [{ conversation, turn }];
  await olive.post(`${base}/rulings`, { questions, ruling: "written" });
  await ask("Acupuncture on Fridays?");
  expect((await unanswered()).groups).toMatchObject([
    { ruling: null, questions: [{ text: "Acupuncture on Fridays?" }] },
    { ruling: "written", questions: [{ text: "Do you offer acupuncture?" }] },
  ]);
});

test("a conversation that is erased takes its questions and rulings along", async () => {
  const { conversation } = await ask("Do you offer acupuncture?");
  await unanswered();
  const { sqlite } = house.database;
  sqlite.prepare(`DELETE FROM conversation WHERE id = ?`).run(conversation);
  const left = sqlite.prepare(`SELECT count(*) FROM asked_question`).pluck().get();
  expect({ left, groups: (await unanswered()).groups }).toEqual({ left: 0, groups: [] });
});

test("[P2] questions of another workspace's agent are neither shown nor ruled on", async () => {
  const { conversation } = await ask("Do you offer acupuncture?");
  const elsewhere = base.replace(/agents\/[^/]+/, "agents/other");
  expect((await olive.get(`${elsewhere}/unanswered`)).status).toBe(404);
  const ruling = { questions: [{ conversation, turn: "unknown" }], ruling: "ignored" };
  expect((await olive.post(`${base}/rulings`, ruling)).body).toEqual({ ruled: 0 });
});

const agentBase = () => base.replace("/questions", "");
const sentAs = (kind: string) => worker.calls.findLast((call) => call.kind === kind)?.input;

test("the worker is told each past answer's confidence and what people made of it, and not a word more", async () => {
  const { say } = await ask("When do you open?", { ...answered, confidence: 0.8 });
  await say("Thanks!");
  await ask("Do you offer acupuncture?");
  const { status, body } = await olive.get(`${agentBase()}/coverage`);
  expect({ status, body }).toMatchObject({ status: 200, body: { questions: 2 } });
  const at = expect.any(Number);
  expect(sentAs("read-coverage")).toEqual({
    past: [
      { confidence: 0.1, at },
      { confidence: 0.8, at, right: true },
    ],
  });
});

test("the check-up knows which articles answers named", async () => {
  await ask("When do you open?", answered);
  expect((await olive.post(`${agentBase()}/checkup`)).status).toBe(200);
  expect(sentAs("check-articles")).toEqual({ used: ["hours.md"], answers: 1 });
});

test("a question is asked again after what was said before it, and what kind of reply that was", async () => {
  const visit = await ask("When do you open?", { ...answered, reason: "doubtful" });
  await reply(visit, "And on Sundays?", noMatch);
  await olive.post(`${base}/ask-again`, { offset: 0 });
  expect(sentAs("ask-again")).toMatchObject({
    jobs: [
      {
        messages: [
          { text: "When do you open?" },
          { from: "agent", text: "From 8 to 18.", reason: "doubtful", confidence: 0.1 },
          { text: "And on Sundays?" },
        ],
      },
      { messages: [{ text: "When do you open?" }] },
    ],
  });
});

test("past questions asked again are told as better, worse, different or the same", async () => {
  await ask("Do you offer acupuncture?");
  await ask("When do you open?", answered);
  await ask("Anything else?", { ...answered, text: "On Mondays." });
  const { body } = await olive.post(`${base}/ask-again`, { offset: 0 });
  expect(body).toMatchObject({
    total: 3,
    next: null,
    questions: [
      { text: "Anything else?", change: "same" },
      { text: "When do you open?", change: "different", before: { text: "From 8 to 18." } },
      { text: "Do you offer acupuncture?", change: "better", after: { text: "On Mondays." } },
    ],
  });
});
