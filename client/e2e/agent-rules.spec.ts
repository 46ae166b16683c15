import { AxeBuilder } from "@axe-core/playwright";
import { changeAgent } from "./agent-settings.ts";
import { expect, test } from "./journey.ts";

const contact = {
  id: "contact",
  title: "How can we reach you?",
  intro: "So that the right person calls you back.",
  fields: [
    { id: "name", label: "Your name", kind: "text", isRequired: true },
    { id: "phone", label: "Phone", kind: "phone", isRequired: true },
    { id: "topic", label: "About", kind: "choice", choices: ["My bill", "My visit"] },
  ],
};
const complaints = {
  id: "complaints",
  name: "Complaints go to people",
  when: [{ is: "key-phrase", phrases: ["complaint"] }],
  effect: { do: "collect", form: "contact" },
};

test("[H6] a rule asks for details, offline and through a reload, and hands over with the form filled in before", async ({
  stack,
  vera: { widget: vera, line },
  teammate,
}) => {
  await changeAgent(stack, { forms: [contact], rules: [complaints] });
  const { inbox } = await teammate("Theo Tran");
  await vera.say("I have a complaint about my last visit");
  await expect(vera.form("How can we reach you?")).toBeVisible();
  await expect(vera.answersBy("agent")).toHaveCount(1);
  const form = vera.form("How can we reach you?");
  await form.getByLabel("Your name").fill("Vera Lind");
  await form.getByLabel("Phone").fill("none of yours");
  await form.getByRole("button", { name: "Share" }).click();
  await expect(form.getByRole("alert")).toHaveText(/phone number/);
  const { violations } = await new AxeBuilder({ page: vera.page })
    .include("#lobby-widget")
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);

  await vera.page.reload();
  await vera.open();
  await expect(form.getByLabel("Your name")).toHaveValue("Vera Lind");
  await form.getByLabel("Phone").fill("+1 555 0100");
  await form.getByLabel("About").selectOption("My bill");
  line.cut();
  await form.getByRole("button", { name: "Share" }).click();
  await expect(form).toBeHidden();
  line.mend();

  await inbox.show("Needs attention");
  const thread = await inbox.open(/Vera Lind/);
  await expect(thread.handoff).toContainText("Rule: Complaints go to people");
  await expect(thread.handoff).toContainText("I have a complaint about my last visit");
  await expect(thread.handoff).toContainText(/Phone\+1 555 0100/);
  const order = await thread.messages.locator("[data-kind=details-given], .handoff-card").all();
  await expect(order[0]!).toHaveAttribute("data-kind", "details-given");
  await expect(vera.answersBy("agent")).toHaveCount(1);
});

test("[H10] out of hours the visitor hears when people are back and leaves an address", async ({
  stack,
  vera: { widget: vera },
  teammate,
}) => {
  const week = [[], [], [], [], [], [], []] as { from: string; to: string }[][];
  const day = (new Date().getUTCDay() + 6) % 7;
  week[(day + 2) % 7] = [{ from: "09:00", to: "17:00" }];
  await changeAgent(stack, { hours: { timeZone: "UTC", week } });
  const { inbox } = await teammate();
  await vera.say("Can I talk to a person please?");
  await expect(vera.answersBy("agent")).toHaveText(/People are back on \w+ at 9:00/);
  const form = vera.form("Where can we reach you?");
  await form.getByLabel("E-mail").fill("vera@example.com");
  await form.getByRole("button", { name: "Share" }).click();
  await expect(vera.line(/You shared your details/)).toBeVisible();
  await vera.page.reload();
  await vera.open();
  await expect(vera.line(/People are back \w+/)).toBeVisible();

  await inbox.show("Needs attention");
  const thread = await inbox.open(/vera@example.com/);
  await expect(thread.handoff).toContainText(/outside working hours: the visitor asked/);
});

test("[H9] a safety phrase is answered with the fixed text and handed over at once", async ({
  stack,
  vera: { widget: vera },
  teammate,
}) => {
  const safety = { phrases: ["chest pain"], text: "Call 112 now. Don't wait for an answer here." };
  await changeAgent(stack, { safety, forms: [contact], rules: [complaints] });
  const { inbox } = await teammate();
  await vera.say("Complaint: I have had chest pain since your visit");
  await expect(vera.answersBy("agent")).toHaveText(/Call 112 now/);
  await expect(vera.form("How can we reach you?")).toHaveCount(0);
  await inbox.show("Needs attention");
  const thread = await inbox.open(/chest pain|112/);
  await expect(thread.handoff).toContainText("A key phrase came up: chest pain");
});

test("[C20] what the site says of its visitor is in the thread, and a rule hands over by it", async ({
  stack,
  vera: { widget: vera },
  teammate,
}) => {
  const when = [{ is: "visitor", attribute: "plan", how: "equals", value: "enterprise" }];
  const rule = { id: "big", name: "Enterprise to people", when, effect: { do: "hand-off" } };
  await changeAgent(stack, { rules: [rule] });
  await vera.page.evaluate(() => {
    window.Lobby?.("setAttributes", { plan: "enterprise", seats: 40 });
  });
  await vera.say("When are you open on Saturdays?");
  const { inbox } = await teammate("Theo Tran");
  const thread = await inbox.open(/passed this to the team/);
  await expect(
    inbox.page.getByText("The site says of the visitor: plan: enterprise, seats: 40"),
  ).toBeVisible();
  await expect(thread.handoff).toContainText("Rule: Enterprise to people");
  await vera.say("Hello?");
  await expect(inbox.page.getByText(/The site says of the visitor/)).toHaveCount(1);
});
