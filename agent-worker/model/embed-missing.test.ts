import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Knowledge } from "../knowledge/database.ts";
import { openAgent } from "../open-agent.ts";
import { addArticle, aKnowledge } from "../test/builders.ts";
import { writeTinyModel } from "../test/tiny-model.ts";
import { makeWordEmbedder } from "../test/word-embedder.ts";
import { embedAll, embedMissing } from "./embed-missing.ts";
import { openEarlierEmbedder } from "./open-earlier-embedder.ts";
import { openEmbedder } from "./open-embedder.ts";

const ARTICLES = {
  "cars.md": "# Driving\n\nWe lend an automobile for a day to anybody who asks.",
  "garden.md": "# Garden\n\nEvery blossom here is planted by hand for a day like this.",
};
const QUESTION = { collection: "default", text: "a car for a day", previous: null };

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "lobby-model-")), "tiny");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

async function openTiny(groups: string[][]) {
  writeTinyModel(folder, groups);
  const opened = await openEmbedder(folder);
  if (!opened.ok || !opened.embedder) throw new Error("the tiny model did not open");
  return opened.embedder;
}

function modelsIn(knowledge: Knowledge): string[] {
  const models = knowledge.prepare<[], { model: string }>(
    "SELECT DISTINCT model FROM passage_vector ORDER BY model",
  );
  return models.all().map(({ model }) => model);
}

/** Runs until every passage has its vectors and those of other models are gone. */
async function settle(knowledge: Knowledge, embedder: Awaited<ReturnType<typeof openTiny>>) {
  const stop = new AbortController();
  const running = embedMissing(knowledge, embedder, {
    signal: stop.signal,
    log: { error: (fields) => expect.fail(JSON.stringify(fields)) },
  });
  await expect.poll(() => modelsIn(knowledge)).toEqual([embedder.name]);
  stop.abort();
  await running;
}

test("a changed model is told apart by its name, though it stands in the same folder", async () => {
  const first = await openTiny([["car", "automobile"]]);
  const second = await openTiny([["car", "bus"]]);
  expect(second.name).not.toBe(first.name);
  expect((await openTiny([["car", "automobile"]])).name).toBe(first.name);
});

test("the vectors of the earlier model answer until every passage has the new ones", async () => {
  const knowledge = aKnowledge(ARTICLES);
  const earlier = await openTiny([["car", "automobile"]]);
  await embedAll(knowledge, earlier, new AbortController().signal);
  const wanted = makeWordEmbedder([["blossom", "car"]]);
  const found = await openEarlierEmbedder(knowledge, wanted);
  expect(found?.name).toBe(earlier.name);

  const { retriever } = openAgent(knowledge, wanted, found);
  const first = async () => (await retriever.retrieve(QUESTION)).passages[0]?.article.path;
  expect(await first()).toBe("cars.md");
  await settle(knowledge, wanted);
  expect(modelsIn(knowledge)).toEqual([wanted.name]);
  expect(await first()).toBe("garden.md");
});

test("an earlier model that is gone or another one by now is not used", async () => {
  const knowledge = aKnowledge(ARTICLES);
  await embedAll(knowledge, await openTiny([["car", "automobile"]]), new AbortController().signal);
  const wanted = makeWordEmbedder([["blossom", "car"]]);
  writeTinyModel(folder, [["car", "bus"]]);
  expect(await openEarlierEmbedder(knowledge, wanted)).toBeNull();
  rmSync(folder, { recursive: true });
  expect(await openEarlierEmbedder(knowledge, wanted)).toBeNull();
});

test("a passage without vectors is not put behind others for that", async () => {
  const embedder = makeWordEmbedder([["car", "automobile"]]);
  const knowledge = aKnowledge(ARTICLES);
  await embedAll(knowledge, embedder, new AbortController().signal);
  const text = "We rent a car by the hour, and a car for a day costs less than a car for an hour.";
  addArticle(knowledge, "new.md", `# A car for a day\n\n${text}`);
  const { retriever } = openAgent(knowledge, embedder);
  const { passages } = await retriever.retrieve(QUESTION);
  expect(passages[0]?.article.path).toBe("new.md");
});
