import { expect, test } from "vitest";
import type { Knowledge } from "../knowledge/database.ts";
import type { Retriever } from "../retrieval/ports.ts";
import { addArticle, aKnowledge } from "./builders.ts";

/** What every retriever must keep, over articles it is given through the knowledge file. */
export function retrieverContract(open: (knowledge: Knowledge) => Retriever): void {
  async function find(knowledge: Knowledge, text: string, previous: string | null = null) {
    const { passages } = await open(knowledge).retrieve({ collection: "default", text, previous });
    return passages;
  }

  test("the passage that answers comes first, with its place", async () => {
    const [first] = await find(aKnowledge(), "How do I reschedule an appointment?");
    expect(first).toMatchObject({
      article: { title: "Changing an appointment", path: "rescheduling.md" },
      ordinal: 0,
    });
  });

  test("passages come best first, each once", async () => {
    const passages = await find(aKnowledge(), "clinic appointment refill");
    const scores = passages.map((passage) => passage.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length);
  });

  test("another agent's articles are never found", async () => {
    const knowledge = aKnowledge();
    addArticle(knowledge, "secret.md", "# Secret\n\nThe zebra password.", "other");
    expect(await find(knowledge, "zebra password")).toEqual([]);
    const passages = await find(knowledge, "zebra opening hours");
    expect(passages.map((passage) => passage.article.path)).not.toContain("secret.md");
  });

  test("an article that changes is found anew by the next question", async () => {
    const knowledge = aKnowledge();
    const retriever = open(knowledge);
    const question = { collection: "default", text: "zebra", previous: null };
    expect((await retriever.retrieve(question)).passages).toEqual([]);
    addArticle(knowledge, "hours.md", "# Zebra\n\nThe zebra is here.");
    expect((await retriever.retrieve(question)).passages).toHaveLength(1);
    addArticle(knowledge, "hours.md", "# Lion\n\nThe lion is here.");
    expect((await retriever.retrieve(question)).passages).toEqual([]);
  });

  test("a short question is understood after the one before it", async () => {
    const [first] = await find(
      aKnowledge(),
      "and on Sunday?",
      "When is the clinic open on Saturday?",
    );
    expect(first?.article.path).toBe("hours.md");
  });

  test.each([
    "",
    "   ",
    "?!",
    '"; DROP TABLE passage; --',
    "NEAR(a b) OR *:",
    "日本語",
    "\u0000",
    "a ".repeat(5000),
  ])("the question %j finds something or nothing, and never fails", async (text) => {
    expect(Array.isArray(await find(aKnowledge(), text))).toBe(true);
  });

  test("no articles, no passages", async () => {
    expect(await find(aKnowledge({}), "When are you open?")).toEqual([]);
  });
}
