import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAgent } from "../open-agent.ts";
import type { Embedder } from "../retrieval/ports.ts";
import { aKnowledge } from "../test/builders.ts";
import { embedderContract } from "../test/embedder-contract.ts";
import { writeTinyModel } from "../test/tiny-model.ts";
import { makeWordEmbedder } from "../test/word-embedder.ts";
import { embedAll } from "./embed-missing.ts";
import { openEmbedder } from "./open-embedder.ts";

const GROUPS = [
  ["car", "automobile"],
  ["flower", "blossom"],
  ["medicine", "remedy"],
];

let folder: string;
beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), "lobby-model-")), "tiny");
  writeTinyModel(folder, GROUPS);
});
afterAll(() => rmSync(join(folder, ".."), { recursive: true }));

async function openTiny(): Promise<Embedder> {
  const opened = await openEmbedder(folder);
  if (!opened.ok || !opened.embedder) throw new Error("the tiny model did not open");
  return opened.embedder;
}

const words = { alike: ["car", "automobile"] as [string, string], other: "flower" };

describe("a transformers.js model folder", () => embedderContract(openTiny, words));
describe("the word embedder of the tests", () =>
  embedderContract(async () => makeWordEmbedder(GROUPS), words));

test("vectors find the passage that says it in other words", async () => {
  const knowledge = aKnowledge({
    "cars.md": "# Driving\n\nWe lend an automobile for a day to anybody who asks.",
    "garden.md": "# Garden\n\nEvery blossom here is planted by hand for a day like this.",
  });
  const embedder = await openTiny();
  expect(await embedAll(knowledge, embedder, new AbortController().signal)).toBe(2);
  const { retriever } = openAgent(knowledge, embedder);
  const question = { collection: "default", text: "a car for a day", previous: null };
  const { passages } = await retriever.retrieve(question);
  expect(passages[0]?.article.path).toBe("cars.md");
  expect(passages[0]?.cosine).toBeGreaterThan(0.9);
});

test("EMBEDDING_MODEL none searches by words alone", async () => {
  expect(await openEmbedder("none")).toEqual({ ok: true, embedder: null });
});

test("a model folder that lacks files is refused with what is missing", async () => {
  rmSync(join(folder, "tokenizer.json"));
  const opened = await openEmbedder(folder);
  expect(opened).toEqual({
    ok: false,
    problem: `The embedding model folder ${folder} lacks tokenizer.json.`,
  });
  writeTinyModel(folder, GROUPS);
});

test("a model folder that is not there is refused in one sentence", async () => {
  expect(await openEmbedder("/nowhere/model")).toEqual({
    ok: false,
    problem: "The embedding model folder /nowhere/model does not exist.",
  });
});
