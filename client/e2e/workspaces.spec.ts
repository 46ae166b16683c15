import { expect, test } from "./journey.ts";
import { joinSecondWorkspace } from "./second-workspace.ts";
import { owner } from "./stack.ts";

test("somebody in two workspaces goes from one to the other, and each keeps its own inbox", async ({
  vera: { widget: vera },
  teammate,
  stack,
}) => {
  await joinSecondWorkspace(stack, "Bay Dental", owner);
  const { inbox } = await teammate();
  const { page } = inbox;
  await vera.say("Could I talk to a person please?");
  const switchTo = async (name: string) => {
    await page.getByRole("button", { name: /^Workspace, / }).click();
    await page.getByRole("option", { name }).click();
    await page.getByRole("button", { name: `Workspace, ${name}` }).waitFor();
  };

  await switchTo("Bay Dental");
  await inbox.show("All open");
  await expect(inbox.row(/Visitor/)).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "Workspace, Bay Dental" }).waitFor();

  await switchTo("Harbor Clinic");
  const thread = await inbox.open(/Visitor/);
  await thread.reply("Olivia here.");
  await expect(vera.answersBy("teammate")).toHaveCount(1);
});
