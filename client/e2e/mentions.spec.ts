import { expect, test } from "./journey.ts";

test("a note mentions a teammate picked by the keys alone", async ({
  vera: { widget: vera },
  teammate,
  stack,
}) => {
  await stack.addTeammate("Tara Silva");
  await stack.addTeammate("Theo Tran");
  const { inbox } = await teammate();
  await vera.say("Could I talk to a person please?");
  await inbox.show("Needs attention");
  const thread = await inbox.open(/Visitor/);
  const { keyboard } = inbox.page;
  await keyboard.press("n");
  await keyboard.type("Please look, @t");
  await expect(thread.mentionable).toHaveText([/Tara Silva/, /Theo Tran/]);
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(thread.noteBox).toHaveValue("Please look, @Theo ");
  await keyboard.type("and @");
  await expect(thread.mentionable).toHaveCount(2);
  await keyboard.press("Escape");
  await expect(thread.mentionable).toHaveCount(0);
  await expect(thread.noteBox).toBeFocused();
  await keyboard.press("Backspace");
  await keyboard.type("soon");
  await keyboard.press("Enter");
  await expect(thread.notes).toHaveText(/Please look, @Theo and soon/);
});
