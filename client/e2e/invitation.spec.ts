import { expect, test } from "./journey.ts";
import { InboxPage } from "./inbox-page.ts";
import { acceptInvitation, TeamPage } from "./team-page.ts";

test("an invited colleague joins in a second browser and is in the inbox at once", async ({
  vera: { widget: vera },
  teammate,
  browser,
}) => {
  const { inbox: owner } = await teammate();
  const team = new TeamPage(owner.page);
  await team.open();
  const [link] = await team.invite("nina@harbor.example");
  await vera.say("Could a human help me?");

  const context = await browser.newContext();
  const page = await context.newPage();
  await acceptInvitation(page, link ?? "", {
    name: "Nina Novak",
    password: "a password of her own",
  });
  const inbox = new InboxPage(page);
  await inbox.show("Needs attention");
  const thread = await inbox.open(/Visitor/);
  await thread.reply("Nina here.");
  await expect(vera.answersBy("teammate")).toHaveText(/Nina here/);
  await expect(team.members).toHaveCount(2);
  await context.close();
});
