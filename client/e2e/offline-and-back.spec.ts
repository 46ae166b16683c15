import { expect, test } from "./journey.ts";
import { InboxPage } from "./inbox-page.ts";

test("both sides write while the network is away, and everything arrives once", async ({
  vera: { widget: vera, line: veraLine },
  teammate,
}) => {
  const { inbox, line } = await teammate("Theo Tran");
  await vera.say("I would like to talk to somebody");
  await inbox.show("Needs attention");
  const thread = await inbox.open(/Visitor/);
  await thread.reply("Theo here.");
  await expect(vera.answersBy("teammate")).toHaveCount(1);

  veraLine.cut();
  line.cut();
  await vera.say("Written in a tunnel");
  await expect(vera.messageThatIs("Written in a tunnel", "pending")).toBeVisible();
  await thread.reply("Written on a plane");
  await thread.note("Noted on a plane");
  await expect(thread.notes).toHaveText(/Noted on a plane/);
  await expect(inbox.syncStatus).toContainText(/Offline/);

  veraLine.mend();
  line.mend();
  await expect(vera.answersBy("teammate")).toHaveCount(2);
  await expect(thread.said("visitor")).toHaveCount(2);
  await expect(vera.messageThatIs("Written in a tunnel", "seen")).toBeVisible();
  await expect(thread.said("teammate")).toHaveCount(2);
  await expect(thread.notes).toHaveCount(1);
  await expect(vera.ownMessages()).toHaveCount(2);
});

test("the installed inbox starts cold without the server, queues a reply, and sends it once when the server is back", async ({
  vera: { widget: vera },
  teammate,
  stack,
}) => {
  const { inbox, context, line } = await teammate("Theo Tran");
  await vera.say("Please let me talk to a person");
  await inbox.show("Needs attention");
  const thread = await inbox.open(/Visitor/);
  await thread.takeOver();
  await expect(vera.line(/Theo/)).toBeVisible();
  await expect(thread.status).toContainText(/you/i);
  await expect(inbox.syncStatus).toBeEmpty();
  await inbox.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await stack.killServer();
  await inbox.page.close();
  const again = await context.newPage();
  await again.goto(`${line.url}/inbox/mine`);
  const cold = new InboxPage(again);
  await cold.show("Mine");
  const offline = await cold.open(/Visitor/);
  await expect(offline.said("visitor")).toHaveText(/talk to a person/);
  await offline.reply("Written without a server");
  await expect(offline.said("teammate")).toHaveText(/Written without a server/);
  await again.reload();
  await expect(offline.said("teammate")).toHaveText(/Written without a server/);

  await stack.startServer();
  await expect(vera.answersBy("teammate")).toHaveText(/Written without a server/, {
    timeout: 40_000,
  });
  await expect(offline.said("teammate")).toHaveCount(1);
});

test("a visitor's first message, written offline and left in a closed tab, goes out on the next visit", async ({
  vera: { widget: vera, context, line },
  teammate,
}) => {
  const { inbox } = await teammate();
  line.cut();
  await vera.say("Do you offer vaccinations?");
  await expect(vera.messageThatIs("vaccinations", "pending")).toBeVisible();
  await vera.page.close();
  line.mend();
  const page = await context.newPage();
  await page.goto(`${line.url}/demo`);
  await inbox.show("All open");
  await expect(inbox.row(/Visitor/)).toHaveCount(1, { timeout: 30_000 });
  const thread = await inbox.open(/Visitor/);
  await expect(thread.said("visitor")).toHaveText(/vaccinations/);
});
