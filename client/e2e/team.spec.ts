import { expect, test } from "./journey.ts";
import { TeamPage } from "./team-page.ts";

test("[P7] a removed member's open inbox is closed and cleared within seconds, and their conversation waits for somebody else", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox: owner } = await teammate();
  const { inbox: theo } = await teammate("Theo Tran");
  await vera.say("Could I talk to a person please?");
  await theo.show("Needs attention");
  const thread = await theo.open(/Visitor/);
  await thread.reply("Theo here, how can I help?");
  await expect(vera.answersBy("teammate")).toHaveCount(1);

  const team = new TeamPage(owner.page);
  await team.open();
  await team.choose("Theo Tran", "Remove from the team");
  const asked = owner.page.getByRole("dialog", { name: "Remove Theo Tran?" });
  await expect(asked).toContainText("Their conversations go back to nobody.");
  await asked.getByRole("button", { name: "Remove Theo" }).click();

  await expect(theo.page.getByRole("heading", { name: "You are in no workspace" })).toBeVisible();
  await expect(team.members).toHaveCount(1);
  const databases = () =>
    theo.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect.poll(databases).toEqual([]);

  await owner.page
    .getByRole("navigation", { name: "Lobby" })
    .getByRole("link", { name: "Inbox" })
    .click();
  await owner.show("Needs attention");
  const waiting = await owner.open(/Visitor/);
  await expect(waiting.status).toContainText("for a person");
  await expect(waiting.messages).toContainText("Theo here, how can I help?");
});

test("an invitation is sent again, copied and taken back, and its link works no more", async ({
  browser,
  teammate,
}) => {
  const { inbox: owner, context } = await teammate();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const team = new TeamPage(owner.page);
  await team.open();
  const [link] = await team.invite("nina@harbor.example");
  await owner.page.reload();
  const row = team.invitations.filter({ hasText: "nina@harbor.example" });
  await row.getByRole("button", { name: "Copy link" }).click();
  const readClipboard = () => owner.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(readClipboard).toContain(new URL(link ?? "").pathname);
  const copied = await readClipboard();
  await row.getByRole("button", { name: "Resend" }).click();
  await expect(row).toContainText("pass this link on yourself");

  await row.getByRole("button", { name: /^Revoke/ }).click();
  await expect(team.invitations).toHaveCount(0);
  const context2 = await browser.newContext();
  const page = await context2.newPage();
  await page.goto(copied);
  await expect(page.getByRole("heading", { name: "This invitation can't be used" })).toBeVisible();
  await context2.close();

  await owner.page.getByRole("button", { name: "Invite again" }).click();
  await expect(team.invitations).toHaveCount(1);
});

test("an owner makes a teammate an admin, who sees it at once and may not touch the owner", async ({
  teammate,
}) => {
  const { inbox: owner } = await teammate();
  const { inbox: theo } = await teammate("Theo Tran");
  const theirs = new TeamPage(theo.page);
  await theirs.open();
  await expect(theo.page.getByLabel("E-mail addresses")).toHaveCount(0);
  await expect(theirs.member("Olivia Owens").getByRole("button")).toHaveCount(0);

  const team = new TeamPage(owner.page);
  await team.open();
  await team.choose("Theo Tran", /^Admin/);
  await expect(theirs.member("Theo Tran")).toContainText("Admin");
  await expect(theo.page.getByLabel("E-mail addresses")).toBeVisible();
  await expect(theirs.member("Olivia Owens").getByRole("button")).toHaveCount(0);

  await theirs.choose("Theo Tran", "Leave the team");
  await theo.page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(theo.page.getByRole("heading", { name: "You are in no workspace" })).toBeVisible();
});
