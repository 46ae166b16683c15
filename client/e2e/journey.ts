import { type Browser, type BrowserContext, test as base } from "@playwright/test";
import { InboxPage } from "./inbox-page.ts";
import { type Line, openLine } from "./line.ts";
import { signIn } from "./sign-in.ts";
import { owner, type Stack, startStack } from "./stack.ts";
import { WidgetPage } from "./widget-page.ts";

export { expect } from "@playwright/test";

/** Somebody of the team in a browser of their own, on a network line of their own. */
export interface Teammate {
  inbox: InboxPage;
  context: BrowserContext;
  line: Line;
}

/** A visitor on the demo site with the chat open, on a network line of their own. */
export interface Visitor {
  widget: WidgetPage;
  context: BrowserContext;
  line: Line;
}

interface Journey {
  /** False for the journeys that play the worker themselves. */
  hasWorker: boolean;
  /** Settings of the server and the worker beside the usual ones. */
  environment: Record<string, string>;
  stack: Stack;
  vera: Visitor;
  /** The owner without a name. */
  teammate(name?: string): Promise<Teammate>;
}

export const test = base.extend<Journey>({
  hasWorker: [true, { option: true }],
  environment: [{}, { option: true }],
  stack: async ({ hasWorker, environment }, use) => {
    const stack = await startStack({ hasWorker, environment });
    await use(stack);
    await stack.stop();
  },
  vera: async ({ browser, stack }, use) => {
    const line = await openLine(stack.url);
    const context = await browser.newContext();
    const widget = new WidgetPage(await context.newPage());
    await widget.visit(`${line.url}/demo`);
    await use({ widget, context, line });
    await context.close();
    await line.close();
  },
  teammate: async ({ browser, stack }, use) => {
    const team: Teammate[] = [];
    await use(async (name) => {
      const person = name === undefined ? owner : await stack.addTeammate(name);
      const teammate = await signedIn(browser, stack, person);
      team.push(teammate);
      return teammate;
    });
    for (const { context, line } of team) {
      await context.close();
      await line.close();
    }
  },
});

async function signedIn(
  browser: Browser,
  stack: Stack,
  person: { email: string; password: string },
): Promise<Teammate> {
  const line = await openLine(stack.url);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signIn(page, line.url, person);
  return { inbox: new InboxPage(page), context, line };
}
