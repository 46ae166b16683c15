import type { Page } from "@playwright/test";
import * as samples from "./knowledge-samples.ts";
import { answerWith, both, leaveWaiting, type Scene } from "./scene.ts";

const page = { isSignedIn: true, as: "owner" as const };
const articles = { ...page, path: "/knowledge/articles", shows: ".article-row" };
const unanswered = { ...page, path: "/knowledge/unanswered", shows: ".unanswered-group" };
const checkup = { ...page, path: "/knowledge/checkup", shows: ".checkup h2" };
const playground = { ...page, path: "/knowledge/playground", shows: ".playground textarea" };

const anOverview = (json: unknown) => answerWith("**/knowledge/read-overview", json);
const aList = (json: unknown) => answerWith("**/knowledge/list-articles", json);
const questions = (json: unknown) => answerWith("**/questions/unanswered", json);
const findings = (json: unknown) => answerWith("**/api/**/checkup", json);
const noWorker = {
  error: "no-worker",
  message: "No worker is running that could do this. Nothing was changed.",
};

const ask = (question: string) => async (page: Page) => {
  await page.getByRole("textbox", { name: /^Ask/ }).fill(question);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.locator(".explained").waitFor();
};
const askAgain = (page: Page) => page.getByRole("button", { name: "Ask them again" }).click();

const articleScenes: Scene[] = [
  { name: "knowledge", ...articles },
  {
    name: "knowledge-thousand",
    ...articles,
    prepare: both(anOverview(samples.sourcesInEveryState), aList(samples.thousandArticles)),
  },
  {
    name: "knowledge-thousand-end",
    ...articles,
    prepare: both(anOverview(samples.sourcesInEveryState), aList(samples.thousandArticles)),
    act: async (page) => {
      await page.locator(".source-errors summary").first().click();
      await page.locator(".article-table-pages").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "knowledge-errors",
    ...articles,
    prepare: both(anOverview(samples.sourcesInEveryState), aList(samples.thousandArticles)),
    act: (page) => page.locator(".source-errors summary").first().click(),
  },
  {
    name: "knowledge-empty",
    ...articles,
    shows: ".empty-state",
    prepare: both(anOverview(samples.nothingRead), aList({ total: 0, articles: [] })),
  },
  {
    name: "knowledge-no-worker",
    ...articles,
    shows: "role=alert",
    prepare: answerWith("**/api/**/knowledge/*", noWorker, 503),
  },
  {
    name: "knowledge-loading",
    ...articles,
    shows: ".skeleton",
    prepare: leaveWaiting("**/api/**/knowledge/*"),
  },
  {
    name: "knowledge-add-site",
    ...articles,
    act: async (page) => {
      await page.getByRole("button", { name: "Add a website" }).click();
      await page.getByLabel(/^Address of the website/).fill("no address at all");
      await page.getByRole("button", { name: "Read this website" }).click();
      await page.getByText("not the address of a website").waitFor();
    },
  },
  {
    name: "knowledge-remove-source",
    ...articles,
    act: async (page) => {
      await page
        .getByRole("button", { name: /^Remove / })
        .first()
        .click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "article",
    ...articles,
    act: async (page) => {
      await page.locator(".article-row").first().click();
      await page.locator(".article-passage").first().waitFor();
    },
  },
  {
    name: "article-new",
    ...page,
    path: "/knowledge/articles/new",
    shows: ".article-editor",
    act: async (page) => {
      await page.getByLabel("Title").fill(samples.longTitle);
      await page
        .getByLabel("Text, in Markdown")
        .fill(
          `## Fees\n\nThe fee is **$50**.\n\n1. Call us\n2. Send the letter\n\n${samples.unbroken}`,
        );
    },
  },
];

const improveScenes: Scene[] = [
  { name: "unanswered", ...unanswered, prepare: questions(samples.unansweredGroups) },
  {
    name: "unanswered-open",
    ...unanswered,
    prepare: questions(samples.unansweredGroups),
    act: async (page) => {
      for (const at of [0, 2]) await page.locator(".unanswered-questions summary").nth(at).click();
      await page.getByRole("button", { name: "Test again" }).first().click();
      await page.locator(".test-results").waitFor();
    },
  },
  {
    name: "unanswered-writing",
    ...unanswered,
    prepare: questions(samples.unansweredGroups),
    act: (page) => page.getByRole("button", { name: "Write the answer" }).first().click(),
  },
  {
    name: "unanswered-empty",
    ...unanswered,
    shows: ".empty-state",
    prepare: questions({ groups: [], isComplete: true }),
  },
  {
    name: "unanswered-failed",
    ...unanswered,
    shows: "role=alert",
    prepare: answerWith("**/questions/unanswered", noWorker, 503),
  },
  {
    name: "unanswered-loading",
    ...unanswered,
    shows: ".skeleton",
    prepare: leaveWaiting("**/questions/unanswered"),
  },
  { name: "checkup", ...checkup, prepare: findings(samples.manyFindings) },
  {
    name: "checkup-end",
    ...checkup,
    prepare: findings(samples.manyFindings),
    act: (page) => page.locator(".checkup-unused li").last().scrollIntoViewIfNeeded(),
  },
  { name: "checkup-empty", ...checkup, prepare: findings(samples.nothingFound) },
  {
    name: "checkup-loading",
    ...checkup,
    shows: ".skeleton",
    prepare: leaveWaiting("**/api/**/checkup"),
  },
  {
    name: "ask-again-under-way",
    ...checkup,
    prepare: both(findings(samples.nothingFound), async (context) => {
      let isFirst = true;
      await context.route("**/questions/ask-again", async (route) => {
        if (!isFirst) return;
        isFirst = false;
        await route.fulfill({ json: samples.askedHalf });
      });
    }),
    act: async (page) => {
      await askAgain(page);
      await page.getByText("20 of 40 asked").waitFor();
    },
  },
  {
    name: "ask-again",
    ...checkup,
    prepare: both(
      findings(samples.nothingFound),
      answerWith("**/questions/ask-again", samples.askedAll),
    ),
    act: async (page) => {
      await askAgain(page);
      await page.locator(".ask-again-table").first().waitFor();
    },
  },
  {
    name: "ask-again-nothing",
    ...checkup,
    prepare: both(
      findings(samples.nothingFound),
      answerWith("**/questions/ask-again", { total: 0, next: null, questions: [] }),
    ),
    act: async (page) => {
      await askAgain(page);
      await page.getByRole("button", { name: "Ask them again" }).waitFor();
    },
  },
];

const playgroundScenes: Scene[] = [
  { name: "playground", ...playground },
  {
    name: "playground-answer",
    ...playground,
    act: ask("What are your opening hours at Northgate?"),
  },
  {
    name: "playground-passage",
    ...playground,
    act: async (page) => {
      await ask("How much is the fee for a missed appointment?")(page);
      await page.locator(".explained-passages summary").first().click();
      await page.locator(".explained-features summary").click();
      await page.locator(".explained-features").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "playground-hand-over",
    ...playground,
    act: ask("Can I bring my dog to the flibbertigibbet?"),
  },
  {
    name: "playground-on",
    ...playground,
    act: async (page) => {
      await ask("What are your opening hours at Northgate?")(page);
      await page.getByRole("button", { name: "Ask on from here" }).click();
      await ask(samples.longTitle.repeat(5))(page);
    },
  },
  {
    name: "playground-asking",
    ...playground,
    prepare: leaveWaiting("**/api/**/playground"),
    act: async (page) => {
      await page.getByRole("textbox", { name: /^Ask/ }).fill("When are you open?");
      await page.getByRole("button", { name: "Ask", exact: true }).click();
    },
  },
  {
    name: "playground-failed",
    ...playground,
    prepare: answerWith("**/api/**/playground", noWorker, 503),
    act: async (page) => {
      await page.getByRole("textbox", { name: /^Ask/ }).fill("When are you open?");
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await page.getByRole("alert").waitFor();
    },
  },
];

/** What the agent knows, and what became of it. */
export const knowledgeScenes: readonly Scene[] = [
  { name: "knowledge-as-teammate", isSignedIn: true, path: "/knowledge", shows: ".empty-state" },
  ...articleScenes,
  ...improveScenes,
  ...playgroundScenes,
];
