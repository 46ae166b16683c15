import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openKnowledge } from "../knowledge/database.ts";
import { embedAll } from "../model/embed-missing.ts";
import { addArticle, aKnowledge } from "../test/builders.ts";
import { retrieverContract } from "../test/retriever-contract.ts";
import { makeWordEmbedder } from "../test/word-embedder.ts";
import { PassageRetriever } from "./passage-retriever.ts";
import type { Retriever } from "./ports.ts";
import { VectorIndex } from "./vector-index.ts";

const embedder = makeWordEmbedder([["reschedule", "move"], ["open"], ["refill"]]);

describe("by words", () => retrieverContract((knowledge) => new PassageRetriever(knowledge)));

describe("by words and vectors", () =>
  retrieverContract((knowledge): Retriever => {
    const retriever = new PassageRetriever(knowledge, {
      vectors: new VectorIndex(knowledge, embedder),
    });
    return {
      retrieve: async (question) => {
        await embedAll(knowledge, embedder, new AbortController().signal);
        const found = await retriever.retrieve(question);
        // The word embedder finds every passage at least a little alike; the contract is about what matches.
        return { ...found, passages: found.passages.filter((passage) => passage.share > 0) };
      },
    };
  }));

test("a mistyped word is read as the known one, a known word is left alone", async () => {
  const retriever = new PassageRetriever(aKnowledge());
  const { query, passages } = await retriever.retrieve({
    collection: "default",
    text: "prescriptoin refil",
    previous: null,
  });
  expect(query.terms.every((term) => term.isKnown)).toBe(true);
  expect(query.terms[0]?.word).toBe("prescriptions");
  expect(passages[0]?.article.path).toBe("prescriptions.md");
});

test("what another process writes is used by the next question", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lobby-retrieve-"));
  const mine = openKnowledge(folder);
  const theirs = openKnowledge(folder);
  const retriever = new PassageRetriever(mine);
  const question = { collection: "default", text: "zebra", previous: null };
  expect((await retriever.retrieve(question)).passages).toEqual([]);
  addArticle(theirs, "zebra.md", "# Zebra\n\nA zebra.");
  expect((await retriever.retrieve(question)).passages).toHaveLength(1);
  mine.close();
  theirs.close();
  rmSync(folder, { recursive: true });
});

test("a passage that holds every word reaches a higher share than one that holds a part", async () => {
  const retriever = new PassageRetriever(aKnowledge());
  const share = async (text: string) => {
    const { passages } = await retriever.retrieve({ collection: "default", text, previous: null });
    return passages[0]?.share ?? 0;
  };
  expect(await share("late fee reschedule")).toBeGreaterThan(
    await share("late fee submarine helicopter"),
  );
});

test("a word written as one is read as the two that the articles write", async () => {
  const knowledge = aKnowledge({ "images.md": "# Images\n\nAn X-ray takes ten minutes." });
  const retriever = new PassageRetriever(knowledge);
  const question = { collection: "default", text: "how long does an xray take", previous: null };
  const { query } = await retriever.retrieve(question);
  expect(query.terms.map((term) => term.word)).toEqual(expect.arrayContaining(["x", "ray"]));
});
