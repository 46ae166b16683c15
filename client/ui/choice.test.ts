import { expect, test } from "vitest";
import { type Choice, matchingChoices } from "./choice.ts";

const choices: Choice[] = [
  { id: "1", label: "Give back", group: "Conversation" },
  { id: "2", label: "Assign", group: "Conversation" },
  { id: "3", label: "Team", group: "Go to", keywords: "assistants" },
];

test("what begins with the words comes first, and groups stay together", () => {
  expect(matchingChoices(choices, "assi").map(({ id }) => id)).toEqual(["2", "3"]);
  expect(matchingChoices(choices, "").map(({ id }) => id)).toEqual(["1", "2", "3"]);
});

test("every word has to be found", () => {
  expect(matchingChoices(choices, "give nothing")).toEqual([]);
});
