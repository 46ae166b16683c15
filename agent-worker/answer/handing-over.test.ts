import { describe, expect, test } from "vitest";
import type { ActionOutcome } from "../actions/action-outcome.ts";
import type { ActionCall } from "../actions/call-action.ts";
import { agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import { openAgent } from "../open-agent.ts";
import { aKnowledge } from "../test/builders.ts";
import { type ReplyPorts, replyToTurn } from "./agent.ts";
import type { Answerer, RunAction } from "./ports.ts";
import type { ReplyRequest } from "./reply.ts";
import type { TurnMessage } from "./turn.ts";

const day = [{ from: "09:00", to: "17:00" }];
const hours = { timeZone: "Europe/Berlin", week: [day, day, day, day, day, [], []] };
const noon = Date.parse("2026-11-18T11:00:00Z");
const night = Date.parse("2026-11-20T21:00:00Z");

const contact = {
  id: "contact",
  title: "How can we reach you?",
  fields: [{ id: "email", label: "E-mail", kind: "email", isRequired: true }],
};
const orderForm = {
  id: "order",
  title: "Which order?",
  fields: [{ id: "order_number", label: "Order number", kind: "text", isRequired: true }],
};
const orderAction = {
  id: "order",
  name: "Order",
  url: "https://shop.example/orders/{order_number}",
  picks: [{ name: "status", path: "status" }],
};

type Change = Partial<Omit<ReplyRequest, "settings">> & {
  settings?: object;
  runAction?: RunAction;
  ports?: Partial<ReplyPorts>;
};

/** What the agent does with the messages; a text alone is the visitor's. */
function reply(
  said: string | TurnMessage[],
  { settings = {}, runAction, ports: other, ...change }: Change = {},
) {
  const messages = typeof said === "string" ? [vera(said)] : said;
  const read = agentSettingsSchema.parse({ threshold: 0.4, hours, ...settings });
  const request = { collection: "default", settings: read, messages, now: noon, ...change };
  const ports = { ...openAgent(aKnowledge(), null), ...(runAction ? { runAction } : {}), ...other };
  return replyToTurn(request, ports, new AbortController().signal);
}

const vera = (text: string): TurnMessage => ({ from: "visitor", text });
const ada = (text: string, reason: string | null = null): TurnMessage => ({
  from: "agent",
  text,
  reason,
});
const aRule = (id: string, when: object[], effect: object) => ({ id, name: id, when, effect });

describe("[A7] an answer under way", () => {
  const shownOf = async (confidence: number, rules: object[] = []) => {
    const shown: string[] = [];
    const answerer: Answerer = {
      async answer(retrieval, signal, onProgress) {
        onProgress?.({ text: "We are open", confidence });
        return openAgent(aKnowledge(), null).answerer.answer(retrieval, signal);
      },
    };
    const onText = (text: string) => shown.push(text);
    const halved = (_: string, given: number) => given / 2;
    const ports = { answerer, onText, calibrate: halved };
    await reply("When are you open on Saturday?", { settings: { rules }, ports });
    return shown;
  };

  test("is shown while it is sure enough on the collection's own scale", async () => {
    expect(await shownOf(0.9)).toEqual(["We are open"]);
    expect(await shownOf(0.7)).toEqual([]);
  });

  test("is not shown where a rule will put something in its place", async () => {
    const unsure = [{ is: "confidence-below", threshold: 0.48 }];
    const rules = [aRule("unsure", unsure, { do: "hand-off" })];
    expect(await shownOf(0.9, rules)).toEqual([]);
    expect(await shownOf(1, rules)).toEqual(["We are open"]);
  });
});

describe("[H9] a safety phrase", () => {
  const safety = { phrases: ["chest pain"], text: "Call 112 now." };

  test("gets the fixed text and a person at once, whatever the hours and forms", async () => {
    const settings = {
      safety,
      forms: [contact],
      askFor: { form: "contact", moment: "before-handoff" },
      rules: [aRule("all", [{ is: "always" }], { do: "say", text: "Hello" })],
    };
    const answer = await reply("I have CHEST-PAIN, are you open?", { settings, now: night });
    expect(answer).toMatchObject({ action: "hand-off", reason: "keyword", because: "chest pain" });
    expect(answer.text).toMatch(/^Call 112 now\. I've passed this to the team\./);
    expect(answer.form).toBeUndefined();
  });

  test("gets an honest sentence where the team wrote none", async () => {
    const settings = { safety: { ...safety, text: "" } };
    expect((await reply("chest pain", { settings })).text).toMatch(/emergency number now/);
  });
});

describe("[H8] a rule", () => {
  const when = [{ is: "key-phrase", phrases: ["complaint"] }];

  test("hands over for its own reason, before a request for a person would", async () => {
    const settings = { rules: [aRule("complaints", when, { do: "hand-off" })] };
    const answer = await reply("I want a person for my complaint", { settings });
    expect(answer).toMatchObject({
      action: "hand-off",
      reason: "rule:complaints",
      because: "complaints: “complaint”",
    });
  });

  test("collects details first, once", async () => {
    const effect = { do: "collect", form: "contact" };
    const settings = { forms: [contact], rules: [aRule("complaints", when, effect)] };
    const answer = await reply("I have a complaint", { settings });
    expect(answer).toMatchObject({
      action: "ask",
      form: { form: { id: "contact" }, handOff: "rule:complaints" },
    });
    expect(answer.text).toContain("once you have filled in or skipped the form");
    const again = await reply("I have a complaint", { settings, askedForms: ["contact"] });
    expect(again).toMatchObject({ action: "hand-off", reason: "rule:complaints" });
  });

  test("says its text", async () => {
    const settings = { rules: [aRule("fees", when, { do: "say", text: "Write to **us**." })] };
    expect(await reply("a complaint", { settings })).toMatchObject({
      action: "answer",
      text: "Write to **us**.",
      reason: "rule:fees",
    });
  });

  test("on confidence is tried after the articles were, and shows what was looked at", async () => {
    const rule = aRule("careful", [{ is: "confidence-below", threshold: 1 }], { do: "hand-off" });
    const answer = await reply("When will my refill be ready?", { settings: { rules: [rule] } });
    expect(answer).toMatchObject({ action: "hand-off", reason: "rule:careful" });
    expect(answer.passages[0]).toMatchObject({ path: "prescriptions.md" });
    expect(answer.confidence).toBeGreaterThan(0.4);
  });

  test("on confidence leaves greetings alone", async () => {
    const rule = aRule("careful", [{ is: "confidence-below", threshold: 1 }], { do: "hand-off" });
    expect(await reply("Hello", { settings: { rules: [rule] } })).toMatchObject({
      reason: "small-talk",
    });
  });
});

describe("a rule that runs an action", () => {
  const when = [{ is: "key-phrase", phrases: ["my order"] }];
  const effect = {
    do: "run",
    action: "order",
    text: "Your order {order_number} is {status}.",
    form: "order",
  };
  const settings = {
    actions: [orderAction],
    forms: [orderForm],
    rules: [aRule("order", when, effect)],
  };
  const details = [{ field: "order_number", label: "Order number", value: "A 7" }];

  function answering(outcome: ActionOutcome) {
    const calls: ActionCall[] = [];
    const runAction: RunAction = async (call) => {
      calls.push(call);
      return outcome;
    };
    return { calls, runAction };
  }

  test("asks for what the call needs and goes on with it", async () => {
    const answer = await reply("Where is my order?", { settings });
    expect(answer).toMatchObject({ action: "hand-off" });
    const { runAction, calls } = answering({
      ok: true,
      value: { status: 200, values: { status: "shipped" } },
      attempts: 1,
      ms: 1,
    });
    const asked = await reply("Where is my order?", { settings, runAction });
    expect(asked).toMatchObject({ action: "ask", form: { handOff: null, continues: true } });
    const messages = [vera("Where is my order?"), ada(asked.text, "rule:order")];
    const said = await reply(messages, {
      settings,
      runAction,
      details,
      askedForms: ["order"],
      trigger: "01TURN",
    });
    expect(said).toMatchObject({
      action: "answer",
      text: "Your order A 7 is shipped.",
      reason: "rule:order",
      because: "Order: 200",
    });
    expect(calls).toMatchObject([
      { values: { order_number: "A 7" }, idempotencyKey: "01TURN.order" },
    ]);
  });

  test("hands over when the call fails, and tells the team why", async () => {
    const { runAction } = answering({
      ok: false,
      problem: { kind: "timeout", detail: "The system did not answer.", status: null },
      attempts: 2,
      ms: 1,
    });
    expect(await reply("Where is my order?", { settings, runAction, details })).toMatchObject({
      action: "hand-off",
      reason: "rule:order",
      because: "Order: The system did not answer.",
    });
  });
});

describe("[H10] outside working hours", () => {
  test("an address is asked for before the handoff, and the visitor hears when people are back", async () => {
    const answer = await reply("can i speak to a human please", { now: night });
    expect(answer).toMatchObject({
      action: "ask",
      reason: "out-of-hours",
      because: "the visitor asked for a person",
      form: { handOff: "out-of-hours", form: { fields: [{ kind: "email" }] } },
    });
    expect(answer.text).toMatch(/People are back on Monday at 9:00.AM/);
  });

  test("nothing is asked for where an address is known, or was asked for", async () => {
    const visitor = { name: "Vera", email: "vera@example.com", attributes: {} };
    for (const known of [{ visitor }, { askedForms: ["address"] }])
      expect(await reply("zzqqy wwyyx", { now: night, ...known })).toMatchObject({
        action: "hand-off",
        reason: "out-of-hours",
        because: "no article covers the question",
      });
  });

  test("questions are answered as by day", async () => {
    expect(await reply("When will my refill be ready?", { now: night })).toMatchObject({
      action: "answer",
      reason: null,
    });
  });
});

describe("bands of confidence", () => {
  const settings = { threshold: 0.6 };
  /** An answerer that is as sure as it is told to be. */
  const sure = (confidence: number) => ({
    answerer: { answer: async () => ({ text: "In two days.", sources: [], confidence }) },
  });

  test("a little below the threshold it may help, and a second time in a row it is handed over", async () => {
    const first = await reply("When will my refill be ready?", { settings, ports: sure(0.5) });
    expect(first).toMatchObject({ action: "ask", reason: "doubtful", confidence: 0.5 });
    expect(first.text).toMatch(/^I'm not certain, but this may help:\n\nIn two days\./);
    const messages = [vera("About refills"), ada("Perhaps", "doubtful"), vera("When is it ready?")];
    expect(await reply(messages, { settings, ports: sure(0.5) })).toMatchObject({
      action: "hand-off",
      reason: "low-confidence",
    });
  });

  test("far below the threshold it is handed over at once", async () => {
    const ports = sure(0.3);
    expect(await reply("When will my refill be ready?", { settings, ports })).toMatchObject({
      action: "hand-off",
      reason: "low-confidence",
      confidence: 0.3,
    });
  });

  test("one or two words that are known are asked back, once", async () => {
    const ports = sure(0.3);
    expect(await reply("late fee", { settings, ports })).toMatchObject({ reason: "clarify" });
    const messages = [vera("late fee"), ada("Tell me more", "clarify"), vera("the fee")];
    expect(await reply(messages, { settings, ports })).toMatchObject({ action: "hand-off" });
  });

  test("nothing is asked back where the team does not want it", async () => {
    const strict = { ...settings, mayAskBack: false };
    for (const text of ["late fee", "When will my refill be ready?"])
      expect(await reply(text, { settings: strict, ports: sure(0.5) })).toMatchObject({
        action: "hand-off",
      });
  });
});

describe("answers that do not help", () => {
  test.each(["no", "That's not what I asked", "nope, that doesn't help", "Das hilft mir nicht"])(
    "%j right after an answer goes to a person",
    async (no) => {
      const answer = await reply([vera("When is my refill ready?"), ada("In two days."), vera(no)]);
      expect(answer).toMatchObject({ action: "hand-off", reason: "looping" });
    },
  );

  test.each([
    ["no", "small-talk"],
    ["no thanks", null],
  ])("%j is no complaint after %j", async (no, reason) => {
    const answer = await reply([vera("Thanks"), ada("Anything else?", reason), vera(no)]);
    expect(answer).toMatchObject({ reason: "small-talk" });
  });

  test("three turns about the same go to a person", async () => {
    const answer = await reply([
      vera("When is my blood pressure refill ready at the pharmacy?"),
      ada("In two days."),
      vera("Is the blood pressure refill at the pharmacy on Monday?"),
      ada("In two days."),
      vera("so my blood pressure refill, at the pharmacy, tomorrow?"),
    ]);
    expect(answer).toMatchObject({ action: "hand-off", reason: "looping" });
  });
});

test("questions that differ in one word are no circle", async () => {
  const answer = await reply([
    vera("What are the opening hours at Northgate?"),
    ada("Eight to six."),
    vera("What are the opening hours at Southpoint?"),
    ada("Eight to six."),
    vera("What are the opening hours on Saturday?"),
  ]);
  expect(answer.reason).not.toBe("looping");
});

test("details are offered beside the first answer when the settings say so, once", async () => {
  const settings = { forms: [contact], askFor: { form: "contact", moment: "first-answer" } };
  const first = await reply("When will my refill be ready?", { settings });
  expect(first).toMatchObject({ action: "answer", form: { handOff: null } });
  const again = await reply("When will my refill be ready?", { settings, askedForms: ["contact"] });
  expect(again.form).toBeUndefined();
});

test("the agent speaks the languages it is set to", async () => {
  const { text } = await reply("Ich möchte bitte mit einem Menschen sprechen", {
    settings: { languages: ["en", "fr"] },
  });
  expect(text).toMatch(/^Of course/);
});
