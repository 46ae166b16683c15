import { expect, test } from "vitest";
import { openAgent } from "../open-agent.ts";
import { aKnowledge } from "../test/builders.ts";

const ARTICLES = {
  "parking.md": "# Parking\n\nThere is no car park. Park in the Mill Lane garage.",
  "visit.md": "# What to bring\n\nBring a photo ID and your insurance card.",
  "fees.md": "# Fees\n\nA first visit costs 120 dollars.",
};

async function ask(text: string) {
  const { retriever, answerer } = openAgent(aKnowledge(ARTICLES), null);
  const retrieval = await retriever.retrieve({ collection: "default", text, previous: null });
  return answerer.explain(retrieval);
}

test("two questions of one message are both answered, each from its article", async () => {
  const answer = await ask("Where can I park and what should I bring?");
  expect(answer?.text).toContain("Mill Lane");
  expect(answer?.text).toContain("photo ID");
  expect(answer?.sources.map(({ path }) => path)).toEqual(["parking.md", "visit.md"]);
  const parts = [await ask("Where can I park"), await ask("what should I bring?")];
  expect(answer?.confidence).toBeLessThanOrEqual(
    Math.min(...parts.map((part) => part?.confidence ?? 0)) + 0.05,
  );
});

test("where only one of them is known, nothing is made up for the other", async () => {
  const answer = await ask("Where can I park and do you sell submarines?");
  expect(answer?.sources.map(({ path }) => path)).toEqual(["parking.md"]);
});
