import { expect, test } from "vitest";
import { type SmallTalk, smallTalkOf } from "./small-talk.ts";

const SAYINGS: readonly (readonly [SmallTalk, string])[] = [
  ["greeting", "Hello there!"],
  ["thanks", "ok great, thank you so much, bye"],
  ["thanks", "you are so smart"],
  ["thanks", "lol good one"],
  ["goodbye", "ok, bye for now"],
  ["howAreYou", "hey, how's it going?"],
  ["howAreYou", "Wie geht's dir?"],
  ["isBot", "am I talking to a machine or a person"],
  ["isBot", "what's your name?"],
  ["isBot", "¿eres humano?"],
  ["help", "tell me a joke"],
  ["help", "just testing"],
  ["help", "what is the meaning of life?"],
  ["greeting", "buenas"],
  ["greeting", "¿estás ahí?"],
  ["greeting", "est-ce que vous êtes là ?"],
  ["thanks", "perfecto, gracias por la ayuda"],
  ["thanks", "super, vielen Dank für die Auskunft"],
  ["goodbye", "bis dann"],
  ["acknowledged", "ça marche"],
  ["acknowledged", "genial"],
  ["acknowledged", "hahaha"],
  ["acknowledged", "👍🏽 ❤️"],
  ["acknowledged", "alright, no worries"],
];

test.each(SAYINGS)("%s is what %j is", (kind, text) => expect(smallTalkOf(text)).toBe(kind));

test.each([
  "",
  "?!",
  "😡",
  "thanks, and when do you open?",
  "ok but how",
  "test results",
  "hello, I lost my card",
  "are you open on Sunday",
  "are you there on Sunday",
  "sind Sie am Samstag da",
  "genial, ¿y cuándo abren?",
  "la respuesta no es correcta",
  "what is your address",
])("%j is no small talk", (text) => expect(smallTalkOf(text)).toBeNull());

test("a long row of little words is read in no time", () => {
  const began = performance.now();
  for (const word of ["ok", "great", "no yes", "thanks very much", "hello", "haha"])
    expect(smallTalkOf(`${`${word} `.repeat(50).slice(0, 115)} x`)).toBeNull();
  expect(performance.now() - began).toBeLessThan(1000);
});
