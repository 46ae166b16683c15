import { array, assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "./block.ts";
import { readMarkdown } from "./markdown.ts";
import { makePassages, PASSAGE_SIZE } from "./passages.ts";

function block(text: string, change: Partial<Block> = {}): Block {
  return { kind: "paragraph", text, headings: ["H"], start: 0, end: text.length, ...change };
}

const words = (count: number) => `${"word ".repeat(count).trim()}.`;

test("blocks under one heading are joined until there is enough", () => {
  const passages = makePassages([block(words(50)), block(words(50)), block(words(100))]);
  expect(passages.map((passage) => passage.text.split(/\s+/).length)).toEqual([100, 100]);
});

test("another heading begins another passage", () => {
  const passages = makePassages([block("a."), block("b.", { headings: ["H", "I"] })]);
  expect(passages.map((passage) => passage.headings)).toEqual([["H"], ["H", "I"]]);
});

test("steps stay with the line that leads to them", () => {
  const steps = Array.from({ length: 12 }, (_, index) => `${index + 1}. ${words(8)}`).join("\n");
  const passages = makePassages([
    block(words(100)),
    block("Do this:"),
    block(steps, { kind: "list" }),
  ]);
  expect(passages).toHaveLength(1);
});

test("steps that were written as paragraphs, or parted by pictures, are one list", () => {
  const { blocks } = readMarkdown(
    "## Undelete\n\nOpen the list.\n\n1\\. Click the filter\n\n![](a.png)\n\n2\\) Select the file\n\n3. Restore it\n   - at once\n\n![](b.png)\n\n4. Done\n\n## Later\n\n5\\. Another thing",
    { isMdx: false },
  );
  expect(makePassages(blocks).map(({ text, kind }) => ({ text, kind }))).toEqual([
    {
      text: "Open the list.\n\n1. Click the filter\n2. Select the file\n3. Restore it\n  - at once\n4. Done",
      kind: "list",
    },
    { text: "5. Another thing", kind: "paragraph" },
  ]);
});

test("a section headed by a question is a question with its answer", () => {
  expect(makePassages([block("Yes.", { headings: ["Is it?"] })])[0]?.kind).toBe("faq");
});

test("a list longer than a passage is cut between items only", () => {
  const items = Array.from({ length: 60 }, (_, index) => `- item ${index} ${words(8)}`);
  const passages = makePassages([block(items.join("\n"), { kind: "list" })]);
  expect(passages.length).toBeGreaterThan(1);
  expect(passages.flatMap((passage) => passage.text.split("\n"))).toEqual(items);
});

test("whatever the text, no passage is over the cap and no word is lost", () => {
  const text = array(string({ unit: "grapheme", maxLength: 400 }), { maxLength: 20 });
  assert(
    property(array(text, { maxLength: 5 }), (sections) => {
      const blocks = sections.flatMap((section, index) =>
        section
          .map((line) => line.replace(/\s+/g, " ").trim())
          .filter(Boolean)
          .map((line) => block(line, { headings: [`section ${index}`] })),
      );
      const passages = makePassages(blocks);
      const letters = (texts: string[]) => texts.join("").replace(/\s/g, "");
      expect(passages.every((passage) => passage.text.length <= PASSAGE_SIZE.characters)).toBe(
        true,
      );
      expect(letters(passages.map((one) => one.text))).toBe(letters(blocks.map((one) => one.text)));
    }),
    { numRuns: 60 },
  );
});

test("the list of an article's own sections is no part of it", () => {
  const passages = makePassages([
    block("Update the firmware."),
    block("In this article:"),
    block("- On a phone\n- On a computer", { kind: "list" }),
    block("Contents"),
    block("- One board", { kind: "list", headings: ["Box"] }),
  ]);
  expect(passages.map(({ text }) => text)).toEqual(["Update the firmware."]);
});

test("contents that nothing lists stay as they are", () => {
  const passages = makePassages([block("Contents"), block("Gauze and tape.")]);
  expect(passages.map(({ text }) => text)).toEqual(["Contents\n\nGauze and tape."]);
});
