import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ExtractiveAnswerer } from "../answer/extractive-answerer.ts";
import { answererConfigSchema } from "../config.ts";
import { LateAnswerer } from "../late-answerer.ts";
import { openAnswerer } from "../open-answerer.ts";
import { PassageRetriever } from "../retrieval/passage-retriever.ts";
import { answererContract } from "../test/answerer-contract.ts";
import { aKnowledge } from "../test/builders.ts";
import { says } from "../test/chat-replies.ts";
import { SystemServer } from "../test/system-server.ts";
import { writeTinyReader, writeTinyWriter } from "../test/tiny-answer-model.ts";

const SATURDAY = "On Saturday we are open from 9:00 to 13:00.";
const PIECES = [
  '{"enough": true, ',
  '"cites": [1], ',
  '"answer": "',
  `${SATURDAY} `,
  'Parking costs 9 dollars."}',
];

const extractive = new ExtractiveAnswerer();
const knowledge = aKnowledge();
const retriever = new PassageRetriever(knowledge);
const question = "When are you open on Saturday?";
const ask = () => retriever.retrieve({ collection: "default", text: question, previous: null });
const never = new AbortController().signal;

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lobby-answer-model-"));
  const { passages } = await retriever.retrieve({
    collection: "default",
    text: "open appointment refill clinic",
    previous: null,
  });
  const texts = passages.map(({ text }) => text);
  const random = seeded(7);
  writeTinyReader(at("random-reader"), texts, random);
  writeTinyReader(at("reader"), texts, (word) => (word === "13" ? 1 : 0));
  writeTinyWriter(at("writer"), PIECES);
  writeTinyWriter(at("random-writer"), PIECES, random);
});
afterAll(() => rmSync(folder, { recursive: true }));

function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const open = (settings: Record<string, string>) =>
  openAnswerer(answererConfigSchema.parse(settings), extractive);

async function openModel(name: string) {
  const { answerer, problem } = await open({ ANSWER_MODEL: at(name) });
  expect(problem).toBeNull();
  return answerer;
}

describe("the extractive answerer", () => answererContract(async () => extractive));
describe("a reader with weights by chance", () =>
  answererContract(() => openModel("random-reader")));
describe("a reader that points at one word", () => answererContract(() => openModel("reader")));
describe("a writer with weights by chance", () =>
  answererContract(() => openModel("random-writer")));

describe("a chat endpoint", () => {
  const server = new SystemServer();
  let url: string;
  beforeAll(async () => {
    url = await server.start();
  });
  afterAll(() => server.stop());
  const chat = () =>
    open({ LLM_BASE_URL: url, LLM_MODEL: "tiny" }).then(({ answerer }) => answerer);

  describe("that repeats the first passage", () => {
    beforeAll(() =>
      server.replyWith((response, request) => {
        const text =
          /<passage-1-\w+>\\n.*?\\n\\n(.*?)\\n<\/passage-1/.exec(request.body)?.[1] ?? "";
        const draft = `{"enough": true, "cites": [1], "answer": "${text}"}`;
        says(draft)(response, request);
      }),
    );
    answererContract(chat);
  });

  describe("that says whatever comes to its mind", () => {
    beforeAll(() =>
      server.replyWith(
        says({ enough: true, cites: [1, 2, 3], answer: "A visit costs 1 dollar. Trust me!" }),
      ),
    );
    answererContract(chat);
  });
});

test("a reader's span is quoted as the whole sentence that it stands in", async () => {
  const answerer = await openModel("reader");
  const retrieval = await ask();
  const answer = await answerer.answer(retrieval, never);
  expect(answer?.text).toContain(SATURDAY);
  expect(answer?.sources[0]).toMatchObject({ path: "hours.md" });
});

test("a writer's answer keeps what its sources say", async () => {
  const answerer = await openModel("writer");
  const shown: string[] = [];
  const answer = await answerer.answer(await ask(), never, ({ text }) => shown.push(text));
  expect(answer).toMatchObject({
    text: SATURDAY,
    sources: [{ path: "hours.md", quote: SATURDAY }],
  });
  expect(answer?.because).toContain("1 of 2 sentences");
  expect(shown).toEqual([SATURDAY]);
});

test("until its model is there, answers are quoted, and the team is told", async () => {
  const late = new LateAnswerer(extractive);
  const retrieval = await ask();
  const quoted = await extractive.answer(retrieval, never);
  expect(await late.answer(retrieval, never)).toMatchObject({
    text: quoted?.text,
    because: expect.stringContaining("still being loaded"),
  });
  late.use(await openModel("writer"));
  expect((await late.answer(retrieval, never))?.text).toBe(SATURDAY);
});

test("a writer is called off in the middle", async () => {
  const answerer = await openModel("random-writer");
  const stop = new AbortController();
  const waiting = answerer.answer(await ask(), stop.signal);
  stop.abort(new Error("called off"));
  await expect(waiting).rejects.toThrow("called off");
});

describe("settings that cannot be followed leave the quoted answers, with one sentence why", () => {
  const cases: [string, () => Record<string, string>, string][] = [
    [
      "a folder that is not there",
      () => ({ ANSWER_MODEL: "/nowhere/model" }),
      "The answer model folder /nowhere/model does not exist.",
    ],
    [
      "a folder that lacks files",
      () => {
        writeTinyReader(at("torn"), ["a"], () => 0);
        rmSync(join(at("torn"), "tokenizer.json"));
        return { ANSWER_MODEL: at("torn") };
      },
      "torn lacks tokenizer.json.",
    ],
    [
      "a model for something else",
      () => ({ ANSWER_MODEL: join(import.meta.dirname, "../model/built-in") }),
      "is for BertModel; one for question answering or text generation is needed.",
    ],
    [
      "an endpoint without a model",
      () => ({ LLM_BASE_URL: "http://127.0.0.1:9/v1" }),
      "LLM_MODEL is not.",
    ],
  ];
  for (const [what, settings, problem] of cases)
    test(what, async () => {
      const opened = await open(settings());
      expect(opened.problem).toContain(problem);
      expect(opened.answerer).toBe(extractive);
    });
});
