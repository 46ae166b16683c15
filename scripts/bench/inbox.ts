import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { signIn } from "../../client/e2e/sign-in.ts";
import { owner, startStack } from "../../client/e2e/stack.ts";
import { fillInbox, type LongThread } from "./fill-inbox.ts";
import { describeSamples, type Sampled } from "./inbox-table.ts";
import {
  timeFromClick,
  timeFromLink,
  timeToFirstRow,
  timeWork,
  watchFirstRow,
  type Work,
} from "./page-clock.ts";
import { describeVersions } from "./versions.ts";
import { chromiumLaunch } from "../test/chromium-launch.ts";

const CONVERSATIONS = 10_000;
const THREADS = [50, 500, 5000];
const MUST_PAINT: Record<number, number> = { 50: 30, 500: 50, 5000: 100 };
const FRAME = 16;
const ROUNDS = 5;

/** The inbox in a real Chromium over real rows: first paint from a cold offline start, filters, keystrokes, a long thread. */
const stack = await startStack({
  hasWorker: false,
  environment: { API_REQUESTS_PER_MINUTE: "1000000000" },
});
const browser = await chromium.launch(chromiumLaunch);
try {
  process.stderr.write(`writing ${CONVERSATIONS} conversations\n`);
  const threads = await fillInbox(stack, { conversations: CONVERSATIONS, threads: THREADS });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(watchFirstRow);
  await fillDevice(context, threads);
  await stack.killServer();
  const samples = new Map<string, Sampled>();
  const note = (what: string, must: number, value: number) => {
    const sampled = samples.get(what) ?? { what, must, values: [] };
    sampled.values.push(value);
    samples.set(what, sampled);
  };
  for (let round = 0; round < ROUNDS; round += 1) await measureRound(context, threads, note);
  process.stdout.write(`${describeVersions()}\n\n${describeSamples([...samples.values()])}\n`);
} finally {
  await browser.close();
  await stack.stop();
}

/** Signs in and waits until the device holds every row and the long threads. */
async function fillDevice(context: BrowserContext, threads: readonly LongThread[]): Promise<void> {
  const page = await context.newPage();
  await signIn(page, stack.url, owner);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  for (const { id, messages } of threads) {
    await page.goto(`${stack.url}/inbox/open/${id}`);
    // The list shows the same words before the thread is there.
    const thread = page.getByRole("log", { name: "Messages" });
    await thread.getByText(`message ${messages - 1}`, { exact: true }).waitFor();
  }
  const all = page.getByRole("link", { name: "All open" });
  const count = CONVERSATIONS.toLocaleString("en-GB");
  await all.filter({ hasText: count }).waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector(".sync-status")?.textContent === "");
  await page.close();
}

type Note = (what: string, must: number, value: number) => void;

async function measureRound(
  context: BrowserContext,
  threads: readonly LongThread[],
  note: Note,
): Promise<void> {
  const page: Page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${stack.url}/inbox/open`);
  note("first row painted, cold start without a server", 500, await timeToFirstRow(page));
  await page.getByRole("link", { name: "All open" }).waitFor();
  for (const name of ["Agent is handling", "All open", "Resolved", "All open"])
    noteWork(note, "change of view", await timeWork(page, { click: name }));
  for (const text of ["v", "vi", "vis", "visi", "visit", "visitor 12", "parking"])
    noteWork(note, "keystroke of search", await timeWork(page, { type: text }));
  for (const { id, messages } of threads) {
    await timeWork(page, { type: `vera ${messages}` });
    const [must, newest] = [MUST_PAINT[messages] ?? 0, `message ${messages - 1}`];
    const clicked = await timeFromClick(page, id, newest);
    note(`thread of ${messages} messages painted, clicked in the list`, must, clicked);
  }
  await page.close();
  for (const thread of threads) await measureLink(context, thread, note);
}

/** The first thread of a visit, with nothing of it read ahead. */
async function measureLink(
  context: BrowserContext,
  { id, messages }: LongThread,
  note: Note,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${stack.url}/inbox/open`);
  await timeToFirstRow(page);
  await timeWork(page, { click: "All open" });
  const took = await timeFromLink(page, `/inbox/open/${id}`, `message ${messages - 1}`);
  const what = `thread of ${messages} messages painted, first of its visit, by a link`;
  note(what, MUST_PAINT[messages] ?? 0, took);
  await page.close();
}

function noteWork(note: Note, what: string, { script, frame }: Work): void {
  note(`${what}: the page's own work`, FRAME, script);
  note(`${what}: with style, layout and paint`, FRAME, script + frame);
}
