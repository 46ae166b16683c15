import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Inline, parseMarkdown, safeHref } from "./markdown-subset.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });
const inlinesOf = (line: string) => {
  const [block] = parseMarkdown(line);
  return block?.kind === "paragraph" ? block.content : [];
};

test("bold, italics and code are told apart from the words around them", () => {
  expect(inlinesOf("Bring **your card** and *proof*, see `A1`.")).toEqual([
    text("Bring "),
    { kind: "strong", content: [text("your card")] },
    text(" and "),
    { kind: "emphasis", content: [text("proof")] },
    text(", see "),
    { kind: "code", text: "A1" },
    text("."),
  ]);
});

test("a bare address becomes a link without the full stop of the sentence", () => {
  expect(inlinesOf("See https://clinic.test/hours.")).toEqual([
    text("See "),
    {
      kind: "link",
      href: "https://clinic.test/hours",
      content: [text("https://clinic.test/hours")],
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
    expect(inlinesOf(`[here](${target})`)).toEqual([text(`[here](${target})`)]);
    expect(safeHref(target)).toBeNull();
  }
  expect(safeHref("mailto:hello@clinic.test")).toBe("mailto:hello@clinic.test");
});

test("lists, paragraphs and fenced code are blocks of their own", () => {
  const blocks = parseMarkdown(
    "We are open:\n- Monday\n- Tuesday\n\n3. third\n4. fourth\n```\na *b*\n```",
  );
  expect(blocks.map((block) => block.kind)).toEqual(["paragraph", "list", "list", "code"]);
  expect(blocks[2]).toMatchObject({ isOrdered: true, start: 3 });
  expect(blocks[3]).toEqual({ kind: "code", text: "a *b*" });
});

test("a bullet that was pasted is a bullet, and a fence may be set in a little", () => {
  expect(parseMarkdown("• one\n• two")).toMatchObject([{ kind: "list", isOrdered: false }]);
  expect(parseMarkdown("  ```\na\n  ```")).toEqual([{ kind: "code", text: "a" }]);
});

test("underscores inside a word and lone stars are left alone", () => {
  expect(inlinesOf("file_name_here * 2 * 3")).toEqual([text("file_name_here * 2 * 3")]);
});

test("no words are ever lost, whatever is written", () => {
  const wordsOf = (inlines: Inline[]): string =>
    inlines
      .map((one) => ("content" in one ? wordsOf(one.content) : "text" in one ? one.text : ""))
      .join("");
  const line = fc
    .string({ unit: fc.constantFrom("*", "_", "`", "a", " ", "b", "1") })
    // Neither a list nor a fence: a paragraph of one line, trimmed as every paragraph is.
    .map((words) => `a${words}b`);
  fc.assert(
    fc.property(line, (words) => {
      const kept = wordsOf(inlinesOf(words)).replaceAll(/[*_`]/g, "");
      expect(kept).toBe(words.replaceAll(/[*_`]/g, ""));
    }),
  );
});

test("any text gives blocks and loses no word", () => {
  const pieces = fc.array(
    fc.constantFrom(
      "**",
      "*",
      "_",
      "`",
      "[a](b)",
      "\n",
      "- ",
      "1. ",
      "> ",
      "# ",
      "```",
      "word ",
      "https://a.example/",
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(pieces, (all) => {
      const text = all.join("");
      const words = (JSON.stringify(parseMarkdown(text)).match(/word/g) ?? []).length;
      const fencedInfo = text
        .split("\n")
        .filter((line) => line.startsWith("```"))
        .join("\n");
      const lost = (fencedInfo.match(/word/g) ?? []).length;
      expect(words + lost).toBeGreaterThanOrEqual((text.match(/word/g) ?? []).length);
    }),
  );
});

test("a hostile text of full length is read in well under a second", () => {
  for (const piece of ["**a ", "_a ", "[a](", "`", "* ", "https://a.example/"]) {
    const started = performance.now();
    parseMarkdown(piece.repeat(Math.floor(8000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(500);
  }
});
