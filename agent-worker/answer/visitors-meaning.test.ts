import { describe, expect, test } from "vitest";
import { agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import { openAgent } from "../open-agent.ts";
import { aKnowledge } from "../test/builders.ts";
import { replyToTurn } from "./agent.ts";
import type { ReplyRequest } from "./reply.ts";
import type { TurnMessage } from "./turn.ts";

const day = [{ from: "09:00", to: "17:00" }];
const hours = { timeZone: "Europe/Berlin", week: [day, day, day, day, day, [], []] };
const noon = Date.parse("2026-11-18T11:00:00Z");
const night = Date.parse("2026-11-20T21:00:00Z");

type Change = Partial<Omit<ReplyRequest, "settings">> & {
  settings?: object;
  /** How sure the answer is. */
  confidence?: number;
};

/** What an agent whose settings nobody has changed does with the messages; a text alone is the visitor's. */
function reply(
  said: string | TurnMessage[],
  { settings = {}, confidence, ...change }: Change = {},
  knowledge = aKnowledge(),
) {
  const messages = typeof said === "string" ? [vera(said)] : said;
  const read = agentSettingsSchema.parse({ hours, ...settings });
  const request = { collection: "default", settings: read, messages, now: noon, ...change };
  const sure = {
    answer: async () => ({ text: "Sure.", sources: [], confidence: confidence ?? 0 }),
  };
  const ports = openAgent(knowledge, null);
  return replyToTurn(
    request,
    confidence === undefined ? ports : { ...ports, answerer: sure },
    new AbortController().signal,
  );
}

const vera = (text: string): TurnMessage => ({ from: "visitor", text });
const ada = (text: string): TurnMessage => ({ from: "agent", text, reason: null });

describe("[H9] an agent that nobody has set up", () => {
  test.each([
    ["I want to kill myself", "kill myself"],
    ["I have chest pain", "chest pain"],
    ["i want to kil my self", "kill myself"],
    ["Mein Vater bekommt keine Luft", "bekomme keine Luft"],
    ["huele a gas en el pasillo", "huele a gas"],
    ["je vais me suicider", "suicide"],
    ["my son fell off the balcony", "somebody seems to be in danger"],
  ])("hands %j to people at once, at any hour", async (text, because) => {
    const answer = await reply(text, { now: night });
    expect(answer).toMatchObject({ action: "hand-off", reason: "keyword", because });
    expect(answer.form).toBeUndefined();
  });

  test("does so no more where the team took that out", async () => {
    const safety = { phrases: [], noticesDanger: false };
    expect((await reply("I have chest pain", { settings: { safety } })).reason).not.toBe("keyword");
  });

  test("does not for haste", async () => {
    expect((await reply("I need my refill asap, it is urgent")).reason).not.toBe("keyword");
  });
});

describe("[H8] what may be a request for a person", () => {
  const perhaps = "can I transfer my appointment to another person";

  test("is answered where the articles are sure", async () => {
    expect(await reply(perhaps, { confidence: 0.8 })).toMatchObject({ action: "answer" });
  });

  test("is taken for one where they are not", async () => {
    expect(await reply(perhaps, { confidence: 0.6 })).toMatchObject({ reason: "requested" });
  });

  test("goes to a person in any case where there is no doubt", async () => {
    const text = "I want to talk to a human";
    expect(await reply(text, { confidence: 0.99 })).toMatchObject({ reason: "requested" });
  });

  test("is one for a rule only where the articles are not sure", async () => {
    const when = [{ is: "asks-for-person" }];
    const effect = { do: "say", text: "We call you." };
    const settings = { rules: [{ id: "call", name: "Call", when, effect }] };
    expect(await reply(perhaps, { settings, confidence: 0.8 })).toMatchObject({ text: "Sure." });
    expect(await reply(perhaps, { settings, confidence: 0.2 })).toMatchObject({
      text: "We call you.",
    });
  });
});

describe("the agent speaks of itself", () => {
  test.each([
    ["gracias", /^¡/],
    ["merci beaucoup", /^(?:Je vous en prie|Avec plaisir|De rien)/],
    ["danke schön", /^Gern geschehen/],
    ["hola", /^¡?Hola/],
    ["bonjour", /^Bonjour/],
    ["hallo", /^Hallo/],
    ["guten Tag", /^Hallo/],
    ["tschüss", /^Auf Wiedersehen/],
    ["nein danke", /^Gern geschehen/],
    ["¿Aceptan DKV?", /artículos/],
    ["Tienen dentista?", /artículos/],
  ])("in the language of %j", async (text, expected) => {
    expect((await reply(text)).text).toMatch(expected);
  });

  test("in that of earlier messages, of the site, or of the articles where a text might be of any", async () => {
    const earlier = [
      vera("Wann haben Sie am Samstag geöffnet?"),
      ada("Von 9 bis 13 Uhr."),
      vera("ok"),
    ];
    expect((await reply(earlier)).text).toMatch(/^Gut/);
    const attributes = { language: "fr-CA" };
    const visitor = { name: null, email: null, attributes };
    expect((await reply("ok", { visitor })).text).toMatch(/^Bonjour/);
    const german = aKnowledge({ "hund.md": "# Hunde\n\nHunde sind im Haus nicht erlaubt.\n" });
    expect((await reply("Hunde Haus", { confidence: 0.3 }, german)).text).toMatch(/Artikeln|Satz/);
  });

  test("with its own greeting where that is in the visitor's language", async () => {
    const settings = { greeting: "Willkommen in der Praxis, was können wir für Sie tun?" };
    expect((await reply("Guten Tag", { settings })).text).toMatch(/^Willkommen/);
    expect((await reply("hello", { settings })).text).toMatch(/^Hello/);
  });
});

describe("[H8] the same again", () => {
  test.each(["Where can I park?", "parking?", "When are you open on Saturday?"])(
    "%j goes to a person the second time",
    async (text) => {
      const answer = await reply([vera(text), ada("Over there."), vera(text)]);
      expect(answer).toMatchObject({ action: "hand-off", reason: "looping" });
    },
  );

  test("one word in common is the same only the third time", async () => {
    const turns = [vera("Where can I park?"), ada("Here."), vera("and parking?")];
    expect((await reply(turns)).reason).not.toBe("looping");
    const third = [...turns, ada("Here."), vera("so where do you park")];
    expect(await reply(third)).toMatchObject({ reason: "looping" });
  });
});

test.each(["no", "ok", "nein", "👍"])("%j as a first message is greeted", async (text) => {
  expect((await reply(text)).text).toMatch(/^(?:Hello|Hallo)/);
});

test("[H10] what cannot wait is handed over at once out of hours, and the address asked for beside it", async () => {
  const answer = await reply("it's urgent!", { now: night });
  expect(answer).toMatchObject({ action: "hand-off", form: { handOff: null } });
  expect(answer.text).toContain("I've passed this to the team.");
});

test("a question that names nothing is asked back, and once", async () => {
  const first = await reply("is it you?");
  expect(first).toMatchObject({ action: "ask", reason: "clarify" });
  const messages: TurnMessage[] = [
    vera("is it you?"),
    { from: "agent", text: first.text, reason: "clarify" },
    vera("where is it then"),
  ];
  expect(await reply(messages)).toMatchObject({ action: "hand-off" });
});
