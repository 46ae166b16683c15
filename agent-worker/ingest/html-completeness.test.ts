import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readHtml } from "./html.ts";

/** A page whose words are numbered; those of headings (`h`) may stand for nothing when nothing follows. */
const { page } = fc.letrec<{ page: string; node: string }>((tie) => {
  const some = fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
  const span = fc.constantFrom("", " colspan=2", " rowspan=2");
  const cell = fc.tuple(span, some).map(([spans, text]) => `<td${spans}>${text}</td>`);
  const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(""));
  const item = some.map((text) => `<li>${text}</li>`);
  const pair = fc
    .tuple(fc.constantFrom("W", "H?"), some)
    .map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`);
  const list = (one: fc.Arbitrary<string>, name: string) =>
    fc
      .array(one, { minLength: 1, maxLength: 3 })
      .map((all) => `<${name}>${all.join("")}</${name}>`);
  const wrapped = fc
    .tuple(fc.constantFrom("div", "p", "section", "blockquote", "figure", "span", "b"), some)
    .map(([name, text]) => `<${name}>${text}</${name}>`);
  return {
    page: some,
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("W ", "<br>", "<h2>H</h2>", "<button aria-expanded=false>H H</button>"),
      fc.constant("<pre>W <div>W</div></pre>"),
      wrapped,
      list(item, "ul"),
      list(item, "ol"),
      list(pair, "dl"),
      list(
        row.map((cells) => `<tr>${cells}</tr>`),
        "table",
      ),
      some.map((text) => `<details><summary>H</summary>${text}</details>`),
      some.map((text) => `<div class="faq-question">${text}</div>`),
    ),
  };
});

test("no word of a page is lost, and no two become one, however its elements are nested", () => {
  fc.assert(
    fc.property(page, fc.boolean(), (source, boldHeadings) => {
      let count = 0;
      const html = source.replace(/\b[WH]\b/g, (kind) => `${kind.toLowerCase()}${count++}x`);
      const { blocks } = readHtml(html, { boldHeadings });
      const read = blocks.flatMap(({ text, headings }) => [text, ...headings]).join(" ");
      const found = new Set(read.split(/[^a-z0-9]+/));
      const words = html.match(/\bw\d+x/g) ?? [];
      expect(words.filter((word) => !found.has(word))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
