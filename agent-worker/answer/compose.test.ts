import { expect, test } from "vitest";
import { openAgent } from "../open-agent.ts";
import { aKnowledge } from "../test/builders.ts";

async function answerTo(text: string, article: string): Promise<string> {
  const { retriever, answerer } = openAgent(aKnowledge({ "article.md": article }), null);
  const retrieval = await retriever.retrieve({ collection: "default", text, previous: null });
  return answerer.explain(retrieval)?.text ?? "";
}

const FILLER = Array.from(
  { length: 12 },
  (_, index) => `The room number ${index} is painted in another colour each spring.`,
).join(" ");

test("a sentence that leans on the one before it brings it along", async () => {
  const text = await answerTo(
    "how long does a sterilisation need?",
    `# Instruments\n\nEvery tray goes into the autoclave. This sterilisation takes forty minutes. ${FILLER}`,
  );
  expect(text).toContain(
    "Every tray goes into the autoclave. This sterilisation takes forty minutes.",
  );
});

test("sentences of different paragraphs are not run together, and bold labels are left out", async () => {
  const text = await answerTo(
    "is the deposit refunded?",
    `# Deposit\n\nThe deposit is refunded.\n\n**When you leave early**\n\nA part of the deposit is kept. ${FILLER}`,
  );
  expect(text).toContain("The deposit is refunded.\n\nA part of the deposit is kept.");
});

test("a section that says the same is not shown twice", async () => {
  const text = await answerTo(
    "when are orders shipped?",
    "# Shipping\n\n## Europe\n\nOrders are shipped on the same day.\n\n## Africa\n\nOrders are shipped on the same day.",
  );
  expect(text).toBe("Orders are shipped on the same day.");
});

test("a section beside the first stands under its heading, one that only sends on is left out", async () => {
  const opening = "# Pairing a watch\n\nPairing a watch takes a minute.\n\n";
  const question = "pairing a watch";
  expect(
    await answerTo(question, `${opening}## On a phone\n\nHold the watch to the phone.`),
  ).toContain("**On a phone**\n\nHold the watch to the phone.");
  expect(
    await answerTo(question, `${opening}## What's next?\n\nInvite your friends to the watch.`),
  ).toBe("Pairing a watch takes a minute.");
});

test.each([
  ["I have chest pain", "**Call 911 for**\n\n- chest pain or pressure\n- heavy bleeding"],
  ["is chest pain heavy?", "**Call 911 for**\n\n- chest pain or pressure\n- heavy bleeding"],
])("a list that goes on from its heading stands under it: %s", async (question, expected) => {
  const article = "# Emergencies\n\n## Call 911 for\n\n- chest pain or pressure\n- heavy bleeding";
  expect(await answerTo(question, article)).toBe(expected);
});

test("a yes stands under the question that it answers, unless that is what was asked", async () => {
  const article = "# Visits\n\n## Can I bring my child?\n\nYes, but not alone in the waiting room.";
  expect(await answerTo("is the waiting room big?", article)).toBe(
    "**Can I bring my child?**\n\nYes, but not alone in the waiting room.",
  );
  expect(await answerTo("can I bring my child?", article)).toBe(
    "Yes, but not alone in the waiting room.",
  );
});
