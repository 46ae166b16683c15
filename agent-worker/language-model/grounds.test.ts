import { describe, expect, test } from "vitest";
import { PassageRetriever } from "../retrieval/passage-retriever.ts";
import { aKnowledge } from "../test/builders.ts";
import { findGround, readGrounds } from "./grounds.ts";
import { keepSupported } from "./keep-supported.ts";

const knowledge = aKnowledge({
  "hours.md":
    "# Opening hours\n\nThe clinic is open Monday to Friday from 8:00 to 18:00. On Saturday we are open from 9:00 to 13:00. We are closed on Sunday and on public holidays.",
  "fees.md":
    "# Fees\n\nA check-up costs 40 dollars.\n\nAn X-ray costs 90 dollars.\n\nYou can cancel up to 24 hours before the visit without a fee. Write to billing@clinic.example or see https://clinic.example/fees for two payment plans.",
  "blood.md":
    "# Blood test\n\nYou must not eat for eight hours before the test. You may drink water. Results are ready after three days.",
  "parking.md":
    "# Northgate\n\n- Parking: free, 40 spaces in front of the building. There is no time limit for patients.\n- Public transport: bus 7 stops at Alder Avenue.",
  "stunden.md":
    "# Sprechstunde\n\nDie Praxis ist am Dienstag von 10 bis 12 Uhr geöffnet. Im August bleibt sie geschlossen.",
});
const question = { collection: "default", previous: null };
const { passages } = await new PassageRetriever(knowledge).retrieve({
  ...question,
  text: "clinic open check-up test Praxis parking",
});
const grounds = readGrounds(passages);

describe("what the articles say is supported, in other words as well", () => {
  for (const claim of [
    "We're open on Saturdays from 9 to 13:00.",
    "On Saturday, the clinic is open from 9 am to 1 pm.",
    "The clinic is open on Tuesday from 8 am to 6 pm.",
    "We are closed on Sundays.",
    "We are not open on Sunday.",
    "A check-up is 40 dollars.",
    "A check-up costs $40.",
    "Cancelling is free up to 24 hours before the visit.",
    "You must not eat for 8 hours before the blood test.",
    "Results are ready after 3 days.",
    "Write to billing@clinic.example.",
    "There are two payment plans: https://clinic.example/fees.",
    "Parking at Northgate is free, and there are 40 spaces in front of the building.",
    "There is no time limit for patients.",
    "Am Dienstag ist die Praxis von 10 bis 12 Uhr geöffnet.",
  ])
    test(claim, () => expect(findGround(claim, grounds)).not.toBeNull());
});

describe("what they do not say, or say otherwise, is not", () => {
  for (const claim of [
    "We are open on Sunday.",
    "On Sunday we are open from 9:00 to 13:00.",
    "On Saturday we are open from 9:00 to 14:00.",
    "A check-up costs 1 dollar.",
    "A check-up costs 40 euros.",
    "You must eat before the test.",
    "You may eat for eight hours before the test.",
    "Results are ready after two days.",
    "You may cancel up to 24 hours after the visit.",
    "Write to billing@evil.example.",
    "See https://evil.example/fees for two payment plans.",
    "See evil.example for two payment plans.",
    "Our dentists whiten teeth within an hour.",
    "Yes.",
    "Im August ist die Praxis geöffnet.",
    "Am Mittwoch ist die Praxis von 10 bis 12 Uhr geöffnet.",
    "",
    "!!!",
  ])
    test(claim || "nothing", () => expect(findGround(claim, grounds)).toBeNull());
});

test("an answer keeps its layout, and loses the line that led to a list of which nothing is left", () => {
  const answer = [
    "A check-up costs 40 dollars. Parking costs 7 dollars.",
    "We offer:\n",
    "- gold crowns\n- silver crowns",
    "You can cancel:\n\n1. up to 24 hours before the visit\n2. with your horoscope",
  ].join("\n\n");
  const kept = keepSupported(answer, grounds, true);
  expect(kept.text).toBe(
    "A check-up costs 40 dollars.\n\nYou can cancel:\n\n1. up to 24 hours before the visit",
  );
  expect(kept.removed).toBe(5);
});

test("a sentence that is still being written does not count", () => {
  const answer = "A check-up costs 40 dollars. You can cancel up to 24 hours befo";
  expect(keepSupported(answer, grounds, false)).toMatchObject({
    text: "A check-up costs 40 dollars.",
    removed: 0,
  });
  expect(keepSupported("A check-up costs 40", grounds, false).text).toBe("");
});
