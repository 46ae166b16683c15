import { expect, test } from "vitest";
import { aKnowledge } from "../test/builders.ts";
import { PassageRetriever } from "./passage-retriever.ts";
import { otherReadings, retrieveWithSynonyms } from "./synonyms.ts";

const groups = [
  ["repeat order", "refill", "top-up"],
  ["GP", "doctor"],
];

test("a word or phrase that a team declared the same is read as each of the others", () => {
  expect(otherReadings("How long for my repeat order?", groups)).toEqual([
    "how long for my refill",
    "how long for my top up",
  ]);
  expect(otherReadings("Is the gp in?", groups)).toEqual(["is the doctor in"]);
  expect(otherReadings("Where do you park?", groups)).toEqual([]);
});

test("a question in a team's own word finds the article that has the other", async () => {
  const retriever = new PassageRetriever(aKnowledge());
  const asked = { collection: "default", text: "Are top-ups ready soon?", previous: null };
  const plural = [["top-ups", "refills"]];
  const without = await retrieveWithSynonyms(retriever, asked, []);
  const found = await retrieveWithSynonyms(retriever, asked, plural);
  expect(found.passages[0]?.article.path).toBe("prescriptions.md");
  expect(found.passages[0]?.share).toBeGreaterThan(without.passages[0]?.share ?? 0);
});

test("what is said in the articles' words already stays as it is asked", async () => {
  const retriever = new PassageRetriever(aKnowledge());
  const text = "When are refills ready?";
  const asked = { collection: "default", text, previous: null };
  const found = await retrieveWithSynonyms(retriever, asked, [["refills", "zebras"]]);
  expect(found.query.text).toBe(text);
});
