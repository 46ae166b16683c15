import type { Page } from "@playwright/test";
import type { Similar, Suggestion, Summary } from "../../shared/protocol/copilot-calls.ts";
import { ageRows } from "./feed-rows.ts";
import { longTitle, unbroken } from "./knowledge-samples.ts";
import { answerWith, both, leaveWaiting, type Scene } from "./scene.ts";

const inbox = { isSignedIn: true, path: "/inbox/open", shows: ".inbox-row", prepare: ageRows };

const suggestion: Suggestion = {
  text: `${"The fee is waived when you were in hospital that day. ".repeat(24)}\n\n1. Send the letter.\n2. Wait a week.\n\n${unbroken}`,
  confidence: 0.62,
  sources: Array.from({ length: 5 }, (_, index) => ({
    article: index % 2 ? longTitle : "Fees",
    heading: "",
  })),
};
const summary: Summary = {
  lines: [
    { label: "Asked", text: longTitle },
    { label: "Questions", text: "7 in all" },
    { label: "Maximiliane Oberhuber-Wolfeschlegelsteinhausen said", text: unbroken },
    { label: "Last from the visitor", text: longTitle },
  ],
};
const similar: Similar = {
  conversations: Array.from({ length: 5 }, (_, index) => ({
    conversation: `conversation-${index}`,
    question: index % 2 ? longTitle : "Is the fee waived?",
    reply: "I have taken the fee off your account. ".repeat(1 + index * 6),
    at: Date.now() - index * 86_400_000,
  })),
};

const openThread = async (page: Page) => {
  await page.getByRole("link", { name: "Aisha Rahman" }).first().click();
  for (const part of [".message", ".handoff-card"]) await page.locator(part).first().waitFor();
};
const use = (tool: string) => async (page: Page) => {
  await openThread(page);
  await page.getByRole("region", { name: "Copilot" }).getByRole("button", { name: tool }).click();
  await page.locator(".copilot-card").waitFor();
};
const suggest = use("Suggest a reply");
const filled = (page: Page) =>
  page.locator(".copilot-card :is(.rich-text, .copilot-text, .copilot-summary)").first().waitFor();

/** The handoff, and the help above the composer. */
export const copilotScenes: readonly Scene[] = [
  {
    name: "handoff-card",
    ...inbox,
    act: async (page) => {
      await openThread(page);
      await page.locator(".handoff-card").last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: "copilot-suggestion",
    ...inbox,
    act: async (page) => {
      await suggest(page);
      await filled(page);
    },
  },
  {
    name: "copilot-summary",
    ...inbox,
    act: async (page) => {
      await use("Summarise")(page);
      await filled(page);
    },
  },
  { name: "copilot-similar", ...inbox, act: use("Similar conversations") },
  {
    name: "copilot-loading",
    ...inbox,
    prepare: both(ageRows, leaveWaiting("**/copilot/*")),
    act: suggest,
  },
  {
    name: "copilot-failed",
    ...inbox,
    prepare: both(ageRows, answerWith("**/copilot/*", null, 502)),
    act: async (page) => {
      await suggest(page);
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "copilot-nothing",
    ...inbox,
    prepare: both(ageRows, answerWith("**/copilot/*", { text: null, confidence: 0, sources: [] })),
    act: suggest,
  },
  {
    name: "copilot-suggestion-long",
    ...inbox,
    prepare: both(ageRows, answerWith("**/copilot/suggestion", suggestion)),
    act: async (page) => {
      await suggest(page);
      await filled(page);
    },
  },
  {
    name: "copilot-summary-long",
    ...inbox,
    prepare: both(ageRows, answerWith("**/copilot/summary", summary)),
    act: async (page) => {
      await use("Summarise")(page);
      await filled(page);
    },
  },
  {
    name: "copilot-similar-long",
    ...inbox,
    prepare: both(ageRows, answerWith("**/copilot/similar", similar)),
    act: async (page) => {
      await use("Similar conversations")(page);
      await filled(page);
    },
  },
  {
    name: "keep-answer",
    ...inbox,
    as: "owner",
    act: async (page) => {
      await page.getByRole("link", { name: "Grace Hollis" }).first().click();
      await page.getByRole("button", { name: "Make an article of this" }).first().click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
