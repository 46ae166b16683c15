import { expect, test } from "vitest";
import { PassageRetriever } from "../retrieval/passage-retriever.ts";
import { aKnowledge } from "../test/builders.ts";
import { ExtractiveAnswerer } from "./extractive-answerer.ts";
import type { ConfidenceFeatures } from "./features.ts";

const WATCH: Record<string, string> = {
  "alerts.md": `# Alerts

An alert tells you that a site is down, by e-mail, by text message or in a channel of your team.

## Delay

An alert can wait until the site has been down for some minutes.
`,
  "plans.md": "# Plans\n\nThe small plan watches ten sites and costs nine dollars a month.\n",
  "team.md": "# Team\n\nInvite your team with their addresses. An invitation ends after a week.\n",
};

type Sure = { confidence: number; features: ConfidenceFeatures };

async function ask(text: string, articles = WATCH): Promise<Sure> {
  const knowledge = aKnowledge(articles);
  const retriever = new PassageRetriever(knowledge);
  const retrieval = await retriever.retrieve({ collection: "default", text, previous: null });
  const answer = new ExtractiveAnswerer().explain(retrieval);
  knowledge.close();
  if (!answer) throw new Error("there was no answer");
  return answer;
}

test("a name that the passage does not know makes an answer less sure than an unknown word", async () => {
  const word = await ask("Can you send an alert to pagerduty?");
  const name = await ask("Can you send an alert to PagerDuty?");
  expect(word.features.strangers).toBe(0);
  expect(name.features.strangers).toBeGreaterThan(0);
  expect(name.confidence).toBeLessThan(word.confidence);
});

test("a name that the passage knows, and a capital at the start, are no strangers", async () => {
  const { features } = await ask("Does Delay hold an Alert back?");
  expect(features.strangers).toBe(0);
});

test("what the answer leaves unsaid makes it less sure", async () => {
  const all = await ask("Who is told in an alert that a site is down?");
  const part = await ask("Who paid the alert of a site in winter?");
  expect(part.features.unsaid).toBeGreaterThan(all.features.unsaid);
  expect(part.confidence).toBeLessThan(all.confidence);
});

test("an article that is alone is not as far ahead as can be", async () => {
  const { features } = await ask("How much is the small plan?", {
    "plans.md": WATCH["plans.md"] ?? "",
  });
  expect(features.margin).toBeLessThan(1);
  expect(features.lead).toBeLessThan(1);
});

test("every feature is a number between -1 and 1, whatever was asked", async () => {
  for (const question of ["?", "plan", "zzz qqq", "a ".repeat(500), "Alert PLAN Team Alert"]) {
    const { features, confidence } = await ask(`${question} alert`);
    for (const value of Object.values(features)) expect(Math.abs(value)).toBeLessThanOrEqual(1);
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThan(1);
  }
});
