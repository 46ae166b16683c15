import { expect, test } from "./journey.ts";
import { KnowledgePage } from "./knowledge-page.ts";
import { WidgetPage } from "./widget-page.ts";

const acupuncture = "Acupuncture is offered on Mondays in Northgate. Book it by phone.";

test("an unanswered question gets its answer written, is tested again, and the next visitor is answered", async ({
  vera: { widget: vera, line },
  teammate,
  browser,
}) => {
  const { inbox } = await teammate();
  await vera.say("Is there acupuncture?");
  await expect(vera.answersBy("agent")).toHaveCount(1);

  const knowledge = new KnowledgePage(inbox.page);
  await knowledge.open("Unanswered");
  const group = knowledge.group("Is there acupuncture?");
  await group.getByRole("button", { name: "Test again" }).click();
  await expect(group.getByRole("status")).toContainText("answers 0 of 1");
  await group.getByRole("button", { name: "Write the answer" }).click();
  await knowledge.write({ text: acupuncture }, "Save and test");
  await expect(group.getByRole("status")).toContainText("The agent answers it now");

  const context = await browser.newContext();
  const next = new WidgetPage(await context.newPage());
  await next.visit(`${line.url}/demo`);
  await next.say("Do you offer acupuncture?");
  await expect(next.answersBy("agent").first()).toContainText("Mondays");
  await context.close();
});

test("an answer that is being written stays while another question is ignored", async ({
  vera: { widget: vera, line },
  teammate,
  browser,
}) => {
  const { inbox } = await teammate();
  await vera.say("Is there acupuncture?");
  await expect(vera.answersBy("agent")).toHaveCount(1);
  const context = await browser.newContext();
  const other = new WidgetPage(await context.newPage());
  await other.visit(`${line.url}/demo`);
  await other.say("Do you have a sauna for patients?");
  await expect(other.answersBy("agent")).toHaveCount(1);
  await context.close();

  const knowledge = new KnowledgePage(inbox.page);
  await knowledge.open("Unanswered");
  const group = knowledge.group("Is there acupuncture?");
  await group.getByRole("button", { name: "Write the answer" }).click();
  await expect(group.getByLabel("Title")).toHaveValue("Is there acupuncture?");
  await group.getByLabel("Text, in Markdown").fill("On Mondays, if");
  await knowledge.group("sauna").getByRole("button", { name: "Ignore" }).click();
  await expect(knowledge.group("sauna")).toHaveCount(0);
  await expect(group.getByLabel("Text, in Markdown")).toHaveValue("On Mondays, if");
  await expect(inbox.page.getByRole("radio", { name: "Ignored 1" })).toBeVisible();
});

test("the playground shows the answer, the reason and the passages, and what is asked on belongs together", async ({
  teammate,
}) => {
  const { inbox } = await teammate();
  const knowledge = new KnowledgePage(inbox.page);
  await knowledge.open("Playground");
  await knowledge.ask("What are your opening hours at Northgate?");
  await expect(knowledge.answer).toContainText("Opening hours");
  await expect(knowledge.decision).toContainText("Answers");
  await expect(inbox.page.getByRole("heading", { name: "Passages found" })).toBeVisible();
  await inbox.page.getByRole("button", { name: "Ask on from here" }).click();
  await knowledge.ask("And on Saturdays?");
  await expect(inbox.page.getByRole("list", { name: "What was said before" })).toContainText(
    "opening hours at Northgate",
  );
  await knowledge.ask("Let me talk to a person");
  await expect(knowledge.decision).toContainText("The visitor asks for a person");
});

test("of two uploaded files the good one is answered from and the broken one says why", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox } = await teammate();
  const knowledge = new KnowledgePage(inbox.page);
  await knowledge.open("Articles");
  await knowledge.upload([
    { name: "broken.pdf", text: "this is no PDF" },
    { name: "sauna.md", text: "# Sauna\n\nThe sauna opens at noon and costs nine dollars." },
  ]);
  const source = knowledge.source("Uploaded files");
  await expect(source).toContainText("1 article");
  await expect(source).toContainText("broken.pdf cannot be understood as PDF");
  await knowledge.article("Sauna").click();
  const remove = inbox.page.getByRole("button", { name: "Remove", exact: true });
  await expect(remove).toBeVisible();
  await inbox.page.getByRole("button", { name: "All articles" }).click();
  await knowledge.article("Billing").click();
  await expect(inbox.page.getByText("read from its source")).toBeVisible();
  await expect(remove).toHaveCount(0);
  await vera.say("What does the sauna cost?");
  await expect(vera.answersBy("agent").first()).toContainText("nine dollars");
});

test("a teammate finds no way to the articles, and the address alone shows nothing", async ({
  teammate,
}) => {
  const { inbox, line } = await teammate("Theo Tran");
  await expect(inbox.page.getByRole("link", { name: "Team", exact: true })).toBeVisible();
  await expect(inbox.page.getByRole("link", { name: "Knowledge" })).toHaveCount(0);
  await inbox.page.goto(`${line.url}/knowledge/articles`);
  await expect(inbox.page.getByText("Knowledge is kept by owners and admins")).toBeVisible();
});

test("what a teammate answered becomes an article from the thread itself", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox } = await teammate();
  await vera.say("Is there acupuncture?");
  await expect(vera.answersBy("agent")).toHaveCount(1);
  await inbox.show("All open");
  const thread = await inbox.open(/acupuncture|Visitor/);
  await thread.reply(acupuncture);
  await expect(vera.answersBy("teammate")).toHaveCount(1);
  await thread.said("teammate").hover();
  await inbox.page.getByRole("button", { name: "Make an article of this" }).click();
  const dialog = inbox.page.getByRole("dialog");
  await expect(dialog.getByLabel("Title")).toHaveValue("Is there acupuncture?");
  await dialog.getByRole("button", { name: "Save article" }).click();
  await expect(dialog).toHaveCount(0);
  const knowledge = new KnowledgePage(inbox.page);
  await knowledge.open("Articles");
  await expect(knowledge.article("Is there acupuncture?")).toBeVisible();
});
