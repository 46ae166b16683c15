import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { JobClient, ServerAway } from "../job-client.ts";
import { aJob } from "../test/builders.ts";
import { JobServer } from "../test/job-server.ts";
import { TagPractice } from "./tag-practice.ts";
import { LearningTagger } from "./turn-tagger.ts";

const DAY_MS = 24 * 3600 * 1000;

const BILLING = [
  "Where is my invoice?",
  "I was charged twice",
  "My invoice is wrong",
  "Why was I charged a fee?",
  "Send me the invoice for March",
  "The fee on my invoice is too high",
];
const REFILL = [
  "Renew my prescription",
  "I need more pills",
  "My prescription runs out",
  "Refill my pills",
  "I have no pills left",
  "Can you renew the prescription for my pills?",
];
const TAGS = [
  { id: "t-billing", name: "Billing", examples: BILLING },
  { id: "t-refill", name: "Refill", examples: REFILL },
].map((tag) => ({ ...tag, description: "", threshold: 0.6, counterExamples: [] }));

/** What the examples say, and beside it a word that none of them has. */
const UNTAGGED = [
  ...BILLING.map((text, index) => `${text} ${BILLING[(index + 1) % 6]} Overseas`),
  ...REFILL.map((text, index) => `${text} ${REFILL[(index + 1) % 6]}`),
];

let stop: AbortController;
let running: Promise<void>;
let now: number;
let asked: string[];
let lines: string[];
let answer: (agent: string) => Promise<string[]>;
let tagger: LearningTagger;
beforeEach(() => {
  stop = new AbortController();
  now = 0;
  asked = [];
  lines = [];
  answer = async () => UNTAGGED;
  const practice = new TagPractice({
    embedder: null,
    readUntagged: (agent) => {
      asked.push(agent);
      return answer(agent);
    },
    log: pino({ level: "debug" }, { write: (line: string) => void lines.push(line) }),
    clock: () => now,
  });
  tagger = new LearningTagger(null, practice);
  running = practice.run(stop.signal);
});
afterEach(async () => {
  stop.abort();
  await running;
});

async function confidence(text: string, tags: AgentJob["tags"] = TAGS): Promise<number> {
  const job = aJob({ tags: tags.map((tag) => ({ ...tag, threshold: 0 })), text });
  const guesses = await tagger.tagTurn(job);
  return guesses.find(({ tag }) => tag === "t-billing")?.confidence ?? 0;
}

test("what visitors wrote teaches words that no example has", async () => {
  const before = await confidence("Charged overseas?");
  await expect.poll(() => confidence("Charged overseas?")).toBeGreaterThan(before + 0.05);
  expect(asked).toEqual([aJob().agent.id]);
});

test("[A10] no turn waits for the messages, and they are asked for once", async () => {
  const { promise, resolve } = Promise.withResolvers<string[]>();
  answer = () => promise;
  const before = await confidence("Charged overseas?");
  await expect.poll(() => asked.length).toBe(1);
  expect(await confidence("Charged overseas?")).toBe(before);
  resolve(UNTAGGED);
  await expect.poll(() => confidence("Charged overseas?")).toBeGreaterThan(before);
  expect(asked).toHaveLength(1);
});

test("[A10] messages are asked for again after a day, so that those that are gone teach no longer", async () => {
  const before = await confidence("Charged overseas?");
  await expect.poll(() => confidence("Charged overseas?")).toBeGreaterThan(before);
  now = DAY_MS - 1;
  await confidence("Charged overseas?");
  answer = async () => [];
  now = DAY_MS;
  await expect.poll(() => confidence("Charged overseas?")).toBe(before);
  expect(asked).toHaveLength(2);
});

test("tags that have changed are learned without the messages first, and then with them", async () => {
  const before = await confidence("Charged overseas?");
  await expect.poll(() => confidence("Charged overseas?")).toBeGreaterThan(before);
  const changed = TAGS.map((tag) => ({ ...tag, description: `All of ${tag.name}` }));
  const first = await confidence("Charged overseas?", changed);
  await expect.poll(() => confidence("Charged overseas?", changed)).toBeGreaterThan(first + 0.05);
  expect(asked).toHaveLength(2);
});

test("tags with many examples ask for no messages", async () => {
  const many = TAGS.map((tag) => ({
    ...tag,
    examples: Array.from({ length: 50 }, (_, index) => `${tag.name} number ${index}`),
  }));
  await confidence("Charged overseas?", many);
  await confidence("Charged overseas?");
  await expect.poll(() => asked.length).toBe(1);
});

test("a server that is away leaves the tags as they are, and is asked again with a later turn", async () => {
  answer = async () => Promise.reject(new Error("away"));
  const before = await confidence("Charged overseas?");
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toContain("nothing learned from untagged messages");
  answer = async () => UNTAGGED;
  await expect.poll(() => confidence("Charged overseas?")).toBeGreaterThan(before);
});

test("[A10] nothing of what visitors wrote is logged", async () => {
  const before = await confidence("Charged overseas?");
  await expect.poll(() => confidence("Charged overseas?")).toBeGreaterThan(before);
  expect(lines.join()).not.toContain("overseas");
});

test("the messages are read from the server, by agent", async () => {
  const server = new JobServer();
  const jobs = new JobClient({ url: await server.start(), key: server.key });
  server.untagged.set("a-clinic", UNTAGGED);
  expect(await jobs.readUntagged("a-clinic", stop.signal)).toEqual(UNTAGGED);
  expect(await jobs.readUntagged("a-shop", stop.signal)).toEqual([]);
  server.faults.unavailable = 1;
  await expect(jobs.readUntagged("a-clinic", stop.signal)).rejects.toThrow(ServerAway);
  await server.stop();
});
