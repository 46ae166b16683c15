import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Inline, parseInline, parseMarkdown } from "./markdown.ts";
import { safeLink } from "./safe-link.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });

test("bold, italics and code are told apart from the words around them", () => {
  expect(parseInline("Bring **your card** and *proof*, see `A1`.")).toEqual([
    text("Bring "),
    { kind: "strong", children: [text("your card")] },
    text(" and "),
    { kind: "emphasis", children: [text("proof")] },
    text(", see "),
    { kind: "code", text: "A1" },
    text("."),
  ]);
});

test("a bare address becomes a link without the full stop of the sentence", () => {
  expect(parseInline("See https://clinic.test/hours.")).toEqual([
    text("See "),
    {
      kind: "link",
      href: "https://clinic.test/hours",
      children: [text("https://clinic.test/hours")],
    },
    text("."),
  ]);
});

test("a link that is not http, https or mailto stays plain text", () => {
  for (const target of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc",
    "/inbox",
    "//x",
  ]) {
    expect(parseInline(`[here](${target})`)).toEqual([text(`[here](${target})`)]);
    expect(safeLink(target)).toBeNull();
  }
  expect(safeLink("mailto:hello@clinic.test")).toBe("mailto:hello@clinic.test");
});

test("lists, paragraphs and fenced code are blocks of their own", () => {
  const blocks = parseMarkdown(
    "We are open:\n- Monday\n- Tuesday\n\n3. third\n4. fourth\n```\na *b*\n```",
  );
  expect(blocks.map((block) => block.kind)).toEqual(["paragraph", "list", "list", "code"]);
  expect(blocks[2]).toMatchObject({ isOrdered: true, start: 3 });
  expect(blocks[3]).toEqual({ kind: "code", text: "a *b*" });
});

test("underscores inside a word and lone stars are left alone", () => {
  expect(parseInline("file_name_here * 2 * 3")).toEqual([text("file_name_here * 2 * 3")]);
});

test("no words are ever lost, whatever is written", () => {
  const wordsOf = (inlines: Inline[]): string =>
    inlines.map((one) => ("children" in one ? wordsOf(one.children) : one.text)).join("");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("*", "_", "`", "a", " ", "b", "1") }), (line) => {
      const kept = wordsOf(parseInline(line)).replaceAll(/[*_`]/g, "");
      expect(kept).toBe(line.replaceAll(/[*_`]/g, ""));
    }),
  );
});
