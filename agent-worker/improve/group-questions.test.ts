import { expect, test } from "vitest";
import { openEmbedder } from "../model/open-embedder.ts";
import { groupQuestions } from "./group-questions.ts";

const opened = await openEmbedder("");
const embedder = opened.ok ? opened.embedder : null;

const asked = [
  "Do you offer acupuncture?",
  "is acupuncture something you offer",
  "Acupuncture?",
  "Can I bring my dog?",
  "are dogs allowed inside",
  "What is the meaning of life?",
].map((text, index) => ({ id: String(index), text }));

test.each([
  ["with vectors", embedder],
  ["by words alone", null],
])("questions of the same meaning come together %s, the largest group first", async (_, given) => {
  const groups = await groupQuestions(asked, given);
  expect(groups[0]).toMatchObject({ label: expect.stringContaining("acupuncture") });
  expect(groups[0]?.questions.toSorted()).toEqual(["0", "1", "2"]);
  expect(groups.flatMap(({ questions }) => questions).toSorted()).toEqual(
    asked.map(({ id }) => id),
  );
});

test("the question nearest to the others stands for its group", async () => {
  const texts = [
    "Hello, my sister told me about it: do you perhaps offer acupuncture, and with whom?",
    "Do you offer acupuncture?",
    "acupuncture offered",
  ];
  const questions = texts.map((text, at) => ({ id: String(at), text }));
  expect(await groupQuestions(questions, embedder)).toMatchObject([{ label: texts[1] }]);
});

test("a question that nobody else asks stays alone", async () => {
  const groups = await groupQuestions(asked, embedder);
  expect(groups.find(({ questions }) => questions.includes("5"))?.questions).toEqual(["5"]);
});

test("where nearly all ask the same two things, they are two groups still", async () => {
  const many = ["Can I bring my dog?", "Do you offer acupuncture?"].flatMap((text, topic) =>
    ["Hello, ", "please: ", "one question, ", "i wonder ", "", "sorry, "].map((greeting, at) => ({
      id: `${topic}-${at}`,
      text: greeting + text,
    })),
  );
  const groups = await groupQuestions(many, embedder);
  expect(groups.map(({ questions }) => questions.length)).toEqual([6, 6]);
});

test("nothing asked is no group, and a label is one short line", async () => {
  expect(await groupQuestions([], embedder)).toEqual([]);
  const text = `Where\n\nis ${"very ".repeat(100)}long`;
  const [group] = await groupQuestions([{ id: "a", text }], embedder);
  expect(group?.label).toMatch(/^Where is very .*…$/);
});

test("a thousand questions are grouped within the time a person waits", async () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({
    id: String(index),
    text: `${asked[index % asked.length]?.text} number ${index % 37}`,
  }));
  const groups = await groupQuestions(many, embedder);
  expect(groups.length).toBeLessThan(100);
});
