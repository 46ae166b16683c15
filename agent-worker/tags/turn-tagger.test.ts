import { expect, test } from "vitest";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { aJob } from "../test/builders.ts";
import { LearningTagger } from "./turn-tagger.ts";

const TAGS: AgentJob["tags"] = [
  {
    id: "t-billing",
    name: "Billing",
    description: "Invoices, payments, refunds",
    threshold: 0.6,
    examples: ["Where is my invoice?", "I was charged twice"],
    counterExamples: [],
  },
  {
    id: "t-refill",
    name: "Prescription refill",
    description: "Medicine runs out",
    threshold: 0.6,
    examples: ["Please renew my prescription", "I need more pills"],
    counterExamples: [],
  },
];

const { agent } = aJob();

function asked(...texts: string[]): AgentJob["messages"] {
  return texts.map((text, index) => ({
    id: `m${index}`,
    from: "visitor" as const,
    author: "vera",
    text,
    at: index,
    confidence: null,
    reason: null,
  }));
}

test("a tag above its threshold is sure, and the same tag below a higher one is only suggested", async () => {
  const tagger = new LearningTagger(null);
  const messages = asked("Where is my invoice?");
  expect(await tagger.tagTurn({ agent, tags: TAGS, messages })).toMatchObject([
    { tag: "t-billing", isSure: true },
  ]);
  const careful = TAGS.map((tag) => ({ ...tag, threshold: 0.9999 }));
  expect(await tagger.tagTurn({ agent, tags: careful, messages })).toMatchObject([
    { tag: "t-billing", isSure: false },
  ]);
});

test("a tag that is never to be set by itself is only suggested", async () => {
  const tags = TAGS.map((tag) => ({ ...tag, threshold: null }));
  const messages = asked("Where is my invoice?");
  expect(await new LearningTagger(null).tagTurn({ agent, tags, messages })).toMatchObject([
    { tag: "t-billing", isSure: false },
  ]);
});

test.each([["Hello!"], ["Do zebras sleep standing up?"]])("%j gets no tag", async (text) => {
  expect(
    await new LearningTagger(null).tagTurn({ agent, tags: TAGS, messages: asked(text) }),
  ).toEqual([]);
});

test("what a teammate took the tag off is learned with the next job", async () => {
  const tagger = new LearningTagger(null);
  const messages = asked("Where is my invoice?");
  await tagger.tagTurn({ agent, tags: TAGS, messages });
  const corrected = TAGS.map((tag) =>
    tag.id === "t-billing"
      ? { ...tag, examples: [], counterExamples: ["Where is my invoice?"] }
      : tag,
  );
  expect(await tagger.tagTurn({ agent, tags: corrected, messages })).toEqual([]);
});

test("a workspace without tags gets none", async () => {
  expect(
    await new LearningTagger(null).tagTurn({ agent, tags: [], messages: asked("Hi, my invoice?") }),
  ).toEqual([]);
});
