import { describe, expect, test } from "vitest";
import { foundPhrase } from "./phrases.ts";

describe("[H8] a phrase is met", () => {
  test.each([
    ["in the plural", "We had two serious adverse events", "serious adverse event"],
    ["in capitals", "SERIOUS ADVERSE EVENTS to report", "serious adverse event"],
    ["in the singular", "an adverse event", "adverse events"],
    ["as an adverb", "I urgently need help", "urgent"],
    ["as a noun", "I've been thinking about suicide", "suicidal"],
    ["as a participle", "I feel like killing myself", "kill myself"],
    ["as a participle with another article", "I am filing the complaint today", "file a complaint"],
    ["in the past", "he filed another complaint", "file a complaint"],
    ["without its article", "where can I file complaints", "file a complaint"],
    ["with another determiner", "he has filed several complaints", "file a complaint"],
    ["with what it says more", "to file an official complaint", "file a complaint"],
    ["with the key beside", "this is urgrnt", "urgent"],
    ["with another vowel", "an emergancy", "emergency"],
    ["with a letter missing", "this is an emergncy", "emergency"],
    ["with letters swapped", "that is very urgetn", "urgent"],
    ["with two words mistyped", "an advrse evnet happened", "adverse event"],
    ["mistyped in the plural", "two advrse evnets", "adverse event"],
    ["with a short word mistyped", "i want to kil myself", "kill myself"],
    ["split", "I will kill my self", "kill myself"],
    ["joined", "I have chestpain", "chest pain"],
    ["joined and in another form", "she was selfharming", "self-harm"],
    ["with little words between", "I have pain in all of my chest", "pain in chest"],
    ["without its sign", "I cant breathe", "can't breathe"],
    ["in full", "he can not breathe", "can't breathe"],
    ["in the German plural", "Ich habe zwei Beschwerden", "Beschwerde"],
    ["in a German form", "ich will mich umbringen", "mich umbringe"],
    ["in the Spanish plural", "tengo dos quejas sobre el piso", "queja"],
    ["in the French feminine", "c'est une question urgente", "urgent"],
    ["without parted words", "最近胸痛があります", "胸痛"],
    ["over a sign", "a chest, pain I cannot bear", "chest pain"],
    ["as it is, however short", "is it a scam or no", "no"],
  ])("%s: %j has %j", (_, text, phrase) => expect(foundPhrase([text], [phrase])).toBe(phrase));
});

describe("[H8] a phrase is not met", () => {
  test.each([
    ["the insurgents left", "urgent"],
    ["which file do I need", "file a complaint"],
    ["there is an event on Friday", "adverse event"],
    ["adverse weather during the event", "adverse event"],
    ["how do I cancel my booking", "cancer"],
    ["what is your privacy policy", "police"],
    ["a new problem emerged", "emergency"],
    ["a layer of paint", "lawyer"],
    ["das ist zu teuer", "Feuer"],
    ["y luego que hago", "fuego"],
    ["my chest has no pain", "chest pain"],
    ["I'll fill myself a cup", "kill myself"],
    ["can you breathe with the mask", "can't breathe"],
    ["where is the even number", "event"],
    ["his order", "hi"],
    ["our broker called", "broken"],
    ["el perro muerde", "muerte"],
    ["a file with no complaint", "file a complaint"],
    ["my contract ends, my life goes on", "end my life"],
    ["I want to escalate this", "want to die"],
    ["cancelling order 7", "cancer"],
    ["el aparato quema el pan", "queja"],
    ["je voudrais que je sois appelé", "queja"],
    ["la reforma suiza", "Suizid"],
    ["como puedo matar las cucarachas de mi casa", "matarme"],
    ["I want to end the subscription, my life is busy", "end my life"],
    ["anything", "???"],
    ["", "urgent"],
  ])("%j has no %j", (text, phrase) => expect(foundPhrase([text], [phrase])).toBeNull());
});

test("the first phrase of the list that is met is named", () => {
  expect(foundPhrase(["two refunds, urgently"], ["urgent", "refund"])).toBe("urgent");
});

test("a long message is read for many phrases in no time", () => {
  const text = "the pain in my chest is so bad that I ".repeat(200);
  const phrases = Array.from({ length: 400 }, (_, n) => `pain of the chest number${n}`);
  const began = performance.now();
  expect(foundPhrase([text], phrases)).toBeNull();
  expect(performance.now() - began).toBeLessThan(2000);
});
