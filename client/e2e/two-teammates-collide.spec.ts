import { expect, test } from "./journey.ts";

test("two teammates answer the same message: the first goes out, the second is held until its author decides", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox: theoInbox } = await teammate("Theo Tran");
  const { inbox: taraInbox, line } = await teammate("Tara Silva");
  await vera.say("I want to speak to a human");
  await Promise.all([theoInbox, taraInbox].map((inbox) => inbox.show("Needs attention")));
  const theo = await theoInbox.open(/Visitor/);
  const tara = await taraInbox.open(/Visitor/);
  await expect(tara.messages).toContainText("I want to speak to a human");

  line.cut();
  await theo.reply("Hi, this is Theo.");
  await expect(vera.answersBy("teammate")).toHaveText(/this is Theo/);
  await tara.reply("Hi, this is Tara.");
  line.mend();

  await expect(tara.heldReply).toContainText("Hi, this is Tara.");
  await expect(vera.answersBy("teammate")).toHaveCount(1);
  await expect(theo.status).toContainText(/you/i);
  await tara.decideHeld("Send anyway");
  await expect(vera.answersBy("teammate")).toHaveCount(2);
  await expect(vera.answersBy("teammate").nth(1)).toHaveText(/this is Tara/);
});
