import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AnswerPorts } from "./answer-job.ts";
import type { Answerer } from "./answer/ports.ts";
import { JobClient } from "./job-client.ts";
import { openAgent } from "./open-agent.ts";
import { aJob, aKnowledge } from "./test/builders.ts";
import { JobServer } from "./test/job-server.ts";
import { AgentWorker } from "./worker.ts";

let server: JobServer;
let url: string;
let stop: AbortController;
let running: Promise<void> | undefined;
const lines: string[] = [];

beforeEach(async () => {
  server = new JobServer();
  url = await server.start();
  stop = new AbortController();
  lines.length = 0;
});
afterEach(async () => {
  stop.abort();
  await running;
  await server.stop();
});

function startWorker(change: { ports?: AnswerPorts; timeout?: number; url?: string } = {}): void {
  const worker = new AgentWorker({
    jobs: new JobClient({ url: change.url ?? url, key: server.key }),
    ports: change.ports ?? openAgent(aKnowledge(), null),
    log: pino({ level: "debug" }, { write: (line: string) => void lines.push(line) }),
    concurrency: 1,
    timeout: change.timeout ?? 5_000,
    clock: () => performance.now(),
    random: () => 0,
  });
  running = worker.run(stop.signal);
}

/** Ports that never answer, until told to. */
function slowPorts(): { ports: AnswerPorts; asked: Promise<void> } {
  const begun = Promise.withResolvers<void>();
  const ports = openAgent(aKnowledge(), null);
  const retriever = {
    retrieve: () => {
      begun.resolve();
      return new Promise<never>(() => undefined);
    },
  };
  return { ports: { ...ports, retriever }, asked: begun.promise };
}

test("[A1][A4] a visitor's question is answered once, with its source", async () => {
  startWorker();
  server.offer(aJob());
  await server.until(() => server.commits.length === 1);
  const [commit] = server.commits;
  expect(commit).toMatchObject({ trigger: "01J0000000000000000000TURN", epoch: 1, seen: 1 });
  expect(commit?.result).toMatchObject({ action: "answer", reason: null });
  expect(commit?.result.text).toContain("9:00 to 13:00");
  expect(commit?.result.sources[0]).toMatchObject({ article: "Opening hours", path: "hours.md" });
});

test("[A7] an answer that will be sure enough is shown while it is written", async () => {
  const ports = openAgent(aKnowledge(), null);
  const answerer: Answerer = {
    async answer(retrieval, signal, onProgress) {
      onProgress?.({ text: "Perhaps.", confidence: 0.1 });
      onProgress?.({ text: "We are open.", confidence: 0.9 });
      await server.until(() => server.shown.length === 1);
      return ports.answerer.answer(retrieval, signal);
    },
  };
  startWorker({ ports: { ...ports, answerer } });
  server.offer(aJob());
  await server.until(() => server.commits.length === 1);
  const { trigger, conversation, epoch } = aJob();
  expect(server.shown).toEqual([{ trigger, conversation, epoch, text: "We are open." }]);
});

test("a commit whose answer got lost is sent again, unchanged", async () => {
  server.faults.brokenCommits = 2;
  startWorker();
  server.offer(aJob());
  await server.until(() => server.commits.length === 3);
  expect(new Set(server.commits.map((commit) => JSON.stringify(commit))).size).toBe(1);
});

test("a result the server refuses is followed by a handoff", async () => {
  const ports = openAgent(aKnowledge(), null);
  const answerer = {
    answer: async () => ({ text: "Yes.", sources: [], confidence: Number.POSITIVE_INFINITY }),
  };
  startWorker({ ports: { ...ports, answerer } });
  server.offer(aJob());
  await server.until(() => server.commits.length === 1);
  expect(server.commits[0]?.result).toMatchObject({ action: "hand-off", reason: "error" });
});

test("a server that is away is asked again until it is back", async () => {
  server.faults.unavailable = 3;
  startWorker();
  server.offer(aJob());
  await server.until(() => server.commits.length === 1);
  expect(lines.filter((line) => line.includes("sync server away")).length).toBeGreaterThan(0);
});

test("[A4] an error while answering hands the visitor to a person", async () => {
  const ports = openAgent(aKnowledge(), null);
  const retriever = { retrieve: () => Promise.reject(new Error("the disk is gone")) };
  startWorker({ ports: { ...ports, retriever } });
  server.offer(aJob());
  await server.until(() => server.commits.length === 1);
  expect(server.commits[0]?.result).toMatchObject({
    action: "hand-off",
    reason: "error",
    sources: [],
  });
});

test("an answer that takes too long hands the visitor to a person", async () => {
  startWorker({ ports: slowPorts().ports, timeout: 30 });
  server.offer(aJob());
  await server.until(() => server.commits.length === 1);
  expect(server.commits[0]?.result).toMatchObject({ action: "hand-off", reason: "timeout" });
});

test("the lease is renewed while the answer takes its time", async () => {
  startWorker({ ports: slowPorts().ports, timeout: 400 });
  server.offer(aJob({ leaseMs: 40 }));
  await server.until(() => server.commits.length === 1);
  expect(server.renewals.length).toBeGreaterThan(2);
});

test("[A2] a lease that was lost ends the work without a commit", async () => {
  server.leaseIsLost = true;
  startWorker({ ports: slowPorts().ports });
  server.offer(aJob({ leaseMs: 20 }));
  await server.until(() => server.renewals.length === 1);
  server.leaseIsLost = false;
  server.offer(aJob({ trigger: "second", text: "hello" }));
  await server.until(() => server.commits.length === 1);
  expect(server.commits[0]?.trigger).toBe("second");
});

test("a worker told to stop while it waits for work ends at once", async () => {
  startWorker();
  stop.abort();
  await running;
});

test("a worker told to stop while it answers leaves the turn to another", async () => {
  const slow = slowPorts();
  startWorker({ ports: slow.ports });
  server.offer(aJob());
  await slow.asked;
  stop.abort();
  await running;
  expect(server.commits).toEqual([]);
});

test("no log line holds what the visitor wrote or what was answered", async () => {
  startWorker();
  server.offer(aJob({ text: "When is the xylophone clinic open on Saturday?" }));
  await server.until(() => server.commits.length === 1);
  stop.abort();
  await running;
  expect(lines.join("")).toContain("turn answered");
  expect(lines.join("")).not.toMatch(/xylophone|9:00/);
});
