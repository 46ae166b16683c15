import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { AskedAgain } from "../../shared/protocol/improve-calls.ts";
import { answerJob, type AnswerPorts } from "../../agent-worker/answer-job.ts";
import { askAgain } from "../../agent-worker/improve/ask-again.ts";
import type { Knowledge } from "../../agent-worker/knowledge/database.ts";
import { openAgent } from "../../agent-worker/open-agent.ts";
import { addArticle, aKnowledge } from "../../agent-worker/test/builders.ts";
import type { Caller } from "../../sync-server/testing/caller.ts";
import { type House, openHouse } from "../../sync-server/testing/house.ts";
import { type PlayedWorker, playWorker } from "../../sync-server/testing/played-worker.ts";
import { startVisit, type Visit } from "../../sync-server/testing/visit.ts";

const DAY = 86_400_000;

let house: House;
let olive: Caller;
let widgetKey: string;
let agent: string;
let agentPath: string;
let collection: string;
let knowledge: Knowledge;
let ports: AnswerPorts;
let worker: PlayedWorker;

const options = () => ({
  signal: new AbortController().signal,
  timeout: 5000,
  clock: () => Date.now(),
});

beforeEach(async () => {
  house = await openHouse();
  const home = await house.setUp();
  ({ owner: olive, widgetKey } = home);
  const known = house.database.sqlite
    .prepare<[], { id: string; collection: string }>(`SELECT id, collection FROM agent`)
    .get();
  if (known === undefined) throw new Error("the house has no agent");
  agent = `/api/workspaces/${home.workspace}/agents/${known.id}`;
  agentPath = `/api/agents/${known.id}`;
  ({ collection } = known);
  knowledge = aKnowledge(undefined, collection);
  ports = openAgent(knowledge, null);
  worker = playWorker(house, async ({ input }) => {
    const { jobs } = input as { jobs: AgentJob[] };
    return { ok: true, value: { replies: await askAgain(jobs, ports, options()) } };
  });
});

afterEach(async () => {
  await worker.stop();
  await house.stop();
  knowledge.close();
});

/** As a worker answers it; the reason of its reply. */
async function turn(visit: Visit, text: string): Promise<string | null> {
  await visit.say(text);
  const { jobs } = house.collaboration;
  const job = await jobs.claim(5000, new AbortController().signal);
  if (job === null) throw new Error("no job came");
  const { result } = await answerJob(job, ports, options());
  const { trigger, conversation, epoch, seen } = job;
  await jobs.commit({ trigger, conversation, epoch, seen, result });
  return result.reason;
}

/** The agent finds what it finds, and is never more or less sure of it. */
function beSure(confidence: number): void {
  ports = { ...ports, calibrate: () => confidence };
}

async function changes(): Promise<AskedAgain["questions"]> {
  const { body } = await olive.post(`${agent}/questions/ask-again`, { offset: 0 });
  return body.questions;
}

const told = async () => (await changes()).map(({ change, text }) => `${text} ${change}`);

test("with nothing changed nothing differs: not after a doubt, a question back or a question it points back to", async () => {
  const doubting = await startVisit(house, widgetKey);
  beSure(0.45);
  expect(await turn(doubting, "When will my refill be ready?")).toBe("doubtful");
  expect(await turn(doubting, "Do I need a visit for controlled medicines?")).toBe(
    "low-confidence",
  );
  beSure(0.1);
  const brief = await startVisit(house, widgetKey);
  expect(await turn(brief, "late fee")).toBe("clarify");
  expect(await turn(brief, "the fee")).toBe("low-confidence");
  beSure(0.45);
  expect((await told()).toSorted()).toEqual([
    "Do I need a visit for controlled medicines? same",
    "When will my refill be ready? same",
    "the fee same",
  ]);
});

test("what came later is not known when it is asked again: the hour, and what the visitor said then", async () => {
  const tomorrow = new Date(house.now() + DAY).toISOString().slice(0, 10);
  const allDay = [{ from: "00:00", to: "24:00" }];
  const holidays = [{ from: tomorrow, to: "2099-12-31", name: "" }];
  const hours = { timeZone: "UTC", week: Array.from({ length: 7 }, () => allDay), holidays };
  const { body } = await olive.get(agentPath);
  await olive.send("PATCH", agentPath, { body: { version: body.version, settings: { hours } } });
  const visit = await startVisit(house, widgetKey);
  expect(await turn(visit, "Do you offer acupuncture?")).toBe("no-match");
  house.advance(2 * DAY);
  await visit.say("Is anybody there? I want to talk to a person");
  expect(await told()).toEqual(["Do you offer acupuncture? same"]);
});

test("a better article is told as better", async () => {
  const visit = await startVisit(house, widgetKey);
  expect(await turn(visit, "Do you offer acupuncture?")).toBe("no-match");
  expect(await told()).toEqual(["Do you offer acupuncture? same"]);
  addArticle(
    knowledge,
    "acupuncture.md",
    "# Acupuncture\n\n## Do you offer acupuncture?\n\nYes, we offer acupuncture on Mondays.",
    collection,
  );
  expect(await told()).toEqual(["Do you offer acupuncture? better"]);
});
