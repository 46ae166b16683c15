import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { signIn } from "../../client/e2e/sign-in.ts";
import { owner, startStack } from "../../client/e2e/stack.ts";
import { fillInbox } from "./fill-inbox.ts";
import { describeSamples, type Samples } from "./inbox-table.ts";
import { watchFirstRow, timeToFirstRow, timeToMessage, timeWork } from "./page-clock.ts";
import { describeVersions } from "./versions.ts";

const CONVERSATIONS = 10_000;
const MESSAGES = 500;
const ROUNDS = 3;

/** The inbox in a real Chromium over real rows: first paint from a cold offline start, filters, keystrokes, a long thread. */
const stack = await startStack({
  hasWorker: false,
  environment: { API_REQUESTS_PER_MINUTE: "1000000000" },
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});
try {
  process.stderr.write(`writing ${CONVERSATIONS} conversations\n`);
  const longest = await fillInbox(stack, { conversations: CONVERSATIONS, messages: MESSAGES });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(watchFirstRow);
  await fillDevice(context, longest);
  await stack.killServer();
  const samples: Samples = {
    "first row painted, cold start without a server": [],
    "change of view": [],
    "keystroke of search": [],
    [`thread of ${MESSAGES} messages painted`]: [],
  };
  for (let round = 0; round < ROUNDS; round += 1) await measureRound(context, longest, samples);
  process.stdout.write(`${describeVersions()}\n\n${describeSamples(samples)}\n`);
} finally {
  await browser.close();
  await stack.stop();
}

/** Signs in and waits until the device holds every row and the long thread. */
async function fillDevice(context: BrowserContext, longest: string): Promise<void> {
  const page = await context.newPage();
  await signIn(page, stack.url, owner);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${stack.url}/inbox/open/${longest}`);
  await page.getByText(`message ${MESSAGES - 1}`, { exact: true }).waitFor();
  const all = page.getByRole("link", { name: "All open" });
  const count = CONVERSATIONS.toLocaleString("en-GB");
  await all.filter({ hasText: count }).waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector(".sync-status")?.textContent === "");
  await page.close();
}

async function measureRound(
  context: BrowserContext,
  longest: string,
  samples: Samples,
): Promise<void> {
  const [firstRow, view, keystroke, thread] = Object.values(samples) as [
    number[],
    number[],
    number[],
    number[],
  ];
  const page: Page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${stack.url}/inbox/open`);
  firstRow.push(await timeToFirstRow(page));
  await page.getByRole("link", { name: "All open" }).waitFor();
  for (const name of ["Agent is handling", "All open", "Resolved", "All open"]) {
    view.push(await timeWork(page, { click: name }));
  }
  for (const text of ["v", "vi", "vis", "visi", "visit", "visitor 12", "parking"]) {
    keystroke.push(await timeWork(page, { type: text }));
  }
  await timeWork(page, { type: "" });
  thread.push(await timeToMessage(page, `/inbox/open/${longest}`, `message ${MESSAGES - 1}`));
  await page.close();
}
