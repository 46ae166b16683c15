import { expect, test } from "vitest";
import { openAgent } from "../open-agent.ts";
import { aKnowledge } from "../test/builders.ts";

const ARTICLES = {
  "works.md": "# How it works\n\nYou write to us, and we see to it on the same day.",
  "study.md":
    "# Migraine study\n\nYou are seen eight times. You can stop at any time, it is up to you what you do.",
  "fees.md": "# Fees\n\nA first visit costs 120 dollars.",
};

async function confidenceFor(text: string): Promise<number> {
  const { retriever, answerer } = openAgent(aKnowledge(ARTICLES), null);
  const retrieval = await retriever.retrieve({ collection: "default", text, previous: null });
  return answerer.explain(retrieval)?.confidence ?? 0;
}

test.each(["where are you", "is it you", "do you have it", "what is 2+2", "what time is it"])(
  "%j names nothing, so nothing is found for sure",
  async (question) => {
    expect(await confidenceFor(question)).toBeLessThan(0.3);
  },
);

test("a heading of little words is found by them", async () => {
  expect(await confidenceFor("how does it work")).toBeGreaterThan(0.3);
});
