import { expect, test } from "vitest";
import { questionParts } from "./question-parts.ts";

test.each([
  ["Where can I park and what should I bring?", ["Where can I park", "what should I bring?"]],
  ["Hello, where is the lift and when are you open?", ["where is the lift", "when are you open?"]],
  ["Is there a lift? Do you take cash?", ["Is there a lift?", "Do you take cash?"]],
  [
    "Wo kann ich parken und was kostet das Parkhaus?",
    ["Wo kann ich parken", "was kostet das Parkhaus?"],
  ],
])("%j asks several things", (text, parts) => {
  expect(questionParts(text)).toEqual(parts);
});

test.each([
  "Do you take dogs and cats?",
  "What is it and how does it work?",
  "Who are you? Where is your office?",
  "I was ill and could not come. Do I have to pay?",
  "The app shows an error and is slow when I open the map",
  "Can I come? Can I pay? Can I park? Can I leave?",
  "",
])("%j is one question", (text) => {
  expect(questionParts(text)).toEqual([]);
});
