import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CallInput, CallKind, CallOutput } from "../../shared/protocol/worker-call.ts";
import { workerCalls } from "../../shared/protocol/worker-call.ts";
import { SourceSchedule } from "../ingest/source-schedule.ts";
import { OwnScale } from "../improve/own-scale.ts";
import type { Knowledge } from "../knowledge/database.ts";
import { openUploads } from "../knowledge/uploads.ts";
import { openAgent } from "../open-agent.ts";
import { aJob, aKnowledge } from "../test/builders.ts";
import { buildHandlers } from "./build-handlers.ts";
import type { CallHandler } from "./handler.ts";

let folder: string;
let knowledge: Knowledge;
let bytes: Uint8Array;
let handlers: ReturnType<typeof buildHandlers>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-calls-"));
  knowledge = aKnowledge();
  handlers = buildHandlers({
    knowledge,
    ports: openAgent(knowledge, null),
    embedder: null,
    scale: new OwnScale(knowledge),
    uploads: openUploads(folder),
    timeout: 5000,
    now: Date.now,
    wakeSchedule: () => undefined,
  });
});

afterEach(() => {
  knowledge.close();
  rmSync(folder, { recursive: true });
});

const { signal } = new AbortController();

/** The worker's answer as the server would read it, or the sentence it refused with. */
async function ask<Kind extends CallKind>(
  kind: Kind,
  input: unknown,
  collection = "default",
): Promise<CallOutput<Kind> | string> {
  const given = workerCalls[kind].input.parse(input) as CallInput<Kind>;
  const handle = handlers[kind] as CallHandler<Kind>;
  const outcome = await handle(given, { collection, signal, readBody: async () => bytes });
  if (!outcome.ok) return outcome.problem.message;
  return workerCalls[kind].output.parse(outcome.value) as CallOutput<Kind>;
}

async function must<Kind extends CallKind>(kind: Kind, input: unknown): Promise<CallOutput<Kind>> {
  const answer = await ask(kind, input);
  if (typeof answer === "string") throw new Error(answer);
  return answer;
}

async function readUploads(): Promise<void> {
  const log = pino({ level: "silent" });
  const schedule = new SourceSchedule({ knowledge, log, now: Date.now, allowPrivate: false });
  while (await schedule.refreshNext(signal));
}

const upload = async (name: string, text: string) => {
  bytes = Buffer.from(text);
  return ask("store-upload", { name, bytes: bytes.length });
};

const acupuncture = {
  title: "Acupuncture",
  text: "Acupuncture is offered on Mondays by Dr. Chen.",
};
const question = (text: string) => ({ job: aJob({ text }) });

test("an article that is written answers the next question, and its change the one after", async () => {
  expect(await must("ask", question("Do you offer acupuncture?"))).toMatchObject({
    action: "hand-off",
  });
  const { article } = await must("write-article", acupuncture);
  expect(article).toMatchObject({ title: "Acupuncture", isWritten: true, version: 1 });
  const answer = await must("ask", question("Do you offer acupuncture?"));
  expect(answer).toMatchObject({ action: "answer", sources: [{ article: "Acupuncture" }] });

  const changed = {
    article: article.id,
    title: "Acupuncture and massage",
    text: "Acupuncture and massage are offered by Dr. Ito.",
  };
  const after = await must("write-article", changed);
  expect(after.article).toMatchObject({
    id: article.id,
    title: "Acupuncture and massage",
    version: 2,
  });
  const later = await must("ask", question("Who offers acupuncture?"));
  expect(later.text).toContain("Ito");
  expect(await must("read-article", { article: article.id })).toMatchObject({
    text: "Acupuncture and massage are offered by Dr. Ito.",
    passages: [{ heading: "Acupuncture and massage" }],
    comesBack: false,
  });
});

test("the playground tells the words, the passages, the features and what would have been said", async () => {
  const told = await must("ask", question("Are refills ready on Saturday in Zanzibar?"));
  expect(told.terms).toContainEqual({ word: "zanzibar", isKnown: false });
  expect(told.passages[0]).toMatchObject({ path: expect.any(String), share: expect.any(Number) });
  expect(told.features).toMatchObject({ answer: expect.any(Number) });
  expect(told.draft).toEqual(expect.any(String));
  const phrase = await must("ask", question("I have chest pain"));
  expect(phrase).toMatchObject({
    action: "hand-off",
    reason: "keyword",
    draft: null,
    passages: [],
  });
});

test("an excluded article answers nothing until it is included again", async () => {
  const { articles } = await must("list-articles", { search: "refills" });
  const id = articles[0]?.id ?? "";
  const asked = question("When are refills ready?");
  expect(await must("ask", asked)).toMatchObject({ action: "answer" });
  await must("exclude-article", { article: id, isExcluded: true });
  const without = await must("ask", asked);
  expect(without.passages.map(({ path }) => path)).not.toContain(articles[0]?.path);
  await must("exclude-article", { article: id, isExcluded: false });
  expect(await must("ask", asked)).toMatchObject({ action: "answer" });
});

test("articles are found by their title, their path and their text", async () => {
  const paths = async (search: string) =>
    (await must("list-articles", { search })).articles.map(({ path }) => path);
  expect(await paths("prescr")).toEqual(["prescriptions.md"]);
  expect(await paths("controlled medicines")).toEqual(["prescriptions.md"]);
  expect(await paths("50%_nothing")).toEqual([]);
  expect((await must("list-articles", {})).total).toBeGreaterThan(1);
});

test("an article that has the title already is not overwritten by another", async () => {
  await must("write-article", acupuncture);
  expect(await ask("write-article", acupuncture)).toContain(
    'There is an article "Acupuncture" already',
  );
});

test("what another agent answers from is out of reach", async () => {
  const { article } = await must("write-article", acupuncture);
  for (const kind of ["read-article", "remove-article"] as const)
    expect(await ask(kind, { article: article.id }, "sales")).toBe("There is no such article.");
});

test("uploaded files are read, a broken one says why, and each can be removed with its file", async () => {
  expect(
    await upload("../../etc/parking.md", "# Parking\n\nThe garage is free for two hours."),
  ).toEqual({ name: "parking.md" });
  await upload("broken.pdf", "this is no PDF");
  expect(await upload("song.mp3", "x")).toMatch(/^This is not a kind of file that can be read/);
  const before = await must("read-overview", {});
  expect(before.sources).toMatchObject([{ kind: "uploads", state: "waiting" }]);
  await readUploads();
  const { sources } = await must("read-overview", {});
  expect(sources).toMatchObject([
    {
      kind: "uploads",
      state: "done",
      articles: 1,
      found: 2,
      looked: 2,
      errors: [{ path: "broken.pdf" }],
    },
  ]);
  const { articles } = await must("list-articles", { source: sources[0]?.id });
  expect(articles).toMatchObject([{ title: "Parking", isWritten: false }]);
  await must("remove-article", { article: articles[0]?.id });
  await must("refresh-source", { source: sources[0]?.id });
  await readUploads();
  expect((await must("read-overview", {})).sources).toMatchObject([{ articles: 0 }]);
});

test("an article of a folder comes back by itself, so it is not removed but excluded", async () => {
  const { articles } = await must("list-articles", { search: "prescriptions" });
  await must("exclude-article", { article: articles[0]?.id, isExcluded: true });
  expect(await ask("write-article", { ...acupuncture, article: articles[0]?.id })).toContain(
    "read from its source",
  );
});

test("an address that is none is refused, and a site waits to be read", async () => {
  expect(await ask("add-site", { address: "not an address" })).toContain("not the address");
  const { source } = await must("add-site", { address: "help.example.com" });
  expect(source).toMatchObject({ kind: "site", name: "help.example.com", state: "waiting" });
  expect(await must("remove-source", { source: source.id })).toEqual({ removed: 0 });
});

test("an article of another system is replaced and removed by its name", async () => {
  const first = await must("put-article", { ...acupuncture, name: "care/acupuncture" });
  const again = await must("put-article", {
    title: "Acupuncture",
    text: "Acupuncture is offered by Dr. Ito.",
    name: "care/acupuncture",
  });
  expect(again.article).toMatchObject({ id: first.article.id, version: 2 });
  expect(await must("delete-article", { name: "care/acupuncture" })).toEqual({ removed: 1 });
  expect(await ask("delete-article", { name: "care/acupuncture" })).toBe(
    "There is no such article.",
  );
});
