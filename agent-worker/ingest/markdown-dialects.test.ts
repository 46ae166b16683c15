import { describe, expect, test } from "vitest";
import { readMarkdown } from "./markdown.ts";

function read(source: string, isMdx = false) {
  return readMarkdown(source, { isMdx }).blocks.map(({ text, headings }) => ({ text, headings }));
}

describe("front matter", () => {
  const front = (source: string) => {
    const { title, url, blocks } = readMarkdown(source, { isMdx: false });
    return { title, url, text: blocks.map((block) => block.text) };
  };

  test.each([
    ["TOML", '+++\ntitle = "Fees"\nurl = "https://x.example/fees"\n+++\nText.'],
    ["JSON", '{\n  "title": "Fees",\n  "url": "https://x.example/fees"\n}\n\nText.'],
    ["YAML", "---\ntitle: Fees\nurl: https://x.example/fees\n---\nText."],
    ["broken YAML", '---\ntitle: "Fees"\nurl: https://x.example/fees\nlist: [open\n---\nText.'],
  ])("is read as %s", (_, source) => {
    expect(front(source)).toEqual({
      title: "Fees",
      url: "https://x.example/fees",
      text: ["Text."],
    });
  });

  test("a number is a title, and text between two rules is text", () => {
    expect(front("---\ntitle: 2026\n---\nText.").title).toBe("2026");
    expect(front("---\n\nBetween the rules.\n\n---\n\nAfter.").text).toEqual([
      "Between the rules.",
      "After.",
    ]);
    expect(front("---\n---\nText.").text).toEqual(["Text."]);
  });
});

describe("accordions", () => {
  test("whose text is Markdown are questions with answers", () => {
    const source =
      "## Install\n\n<details>\n<summary>How do I <b>upgrade</b>?</summary>\n\nRun `update`.\n\n1. One\n\n</details>\n\nAfter.";
    expect(read(source)).toEqual([
      { text: "Run update.", headings: ["Install", "How do I upgrade?"] },
      { text: "1. One", headings: ["Install", "How do I upgrade?"] },
      { text: "After.", headings: ["Install"] },
    ]);
  });

  test("of a page's own buttons, until their list ends", () => {
    const item = (name: string) =>
      `<li>\n<button class="usa-accordion-button" aria-controls="x">${name}</button>\n<div id="x" class="usa-accordion-content">`;
    const source = `## The exam\n\n<ul class="usa-accordion">\n${item("How long does it <i>take</i>?")}\n\nAn hour.\n\n<div class="note">\n\nOr two.\n\n</div>\n\n</div>\n</li>\n${item("Who does it?")}\n\nA doctor.\n\n</div>\n</li>\n</ul>\n\nAfter.`;
    expect(read(source)).toEqual([
      { text: "An hour.", headings: ["The exam", "How long does it take?"] },
      { text: "Or two.", headings: ["The exam", "How long does it take?"] },
      { text: "A doctor.", headings: ["The exam", "Who does it?"] },
      { text: "After.", headings: ["The exam"] },
    ]);
  });

  test("one within another", () => {
    const source =
      "<details><summary>A?</summary>\n\na\n\n<details><summary>B?</summary>\n\nb\n\n</details>\n\nc\n\n</details>\n\nd";
    expect(read(source)).toEqual([
      { text: "a", headings: ["A?"] },
      { text: "b", headings: ["A?", "B?"] },
      { text: "c", headings: ["A?"] },
      { text: "d", headings: [] },
    ]);
  });

  test("of Material for MkDocs, with its tabs and boxes", () => {
    const source =
      '# Access\n\nIntro\n??? question "How do I log in?"\n    Press **Log in**.\n\n    - Name\n\n=== "Linux"\n\n    ```sh\n    apt install x\n    ```\n\n!!! note\n    Take care.\n\n    !!! tip "Inner"\n        Deep.\n\nAfter.\n';
    expect(read(source)).toEqual([
      { text: "Intro", headings: ["Access"] },
      { text: "Press Log in.", headings: ["Access", "How do I log in?"] },
      { text: "- Name", headings: ["Access", "How do I log in?"] },
      { text: "Linux", headings: ["Access"] },
      { text: "```\napt install x\n```", headings: ["Access"] },
      { text: "Take care.", headings: ["Access"] },
      { text: "Inner", headings: ["Access"] },
      { text: "Deep.", headings: ["Access"] },
      { text: "After.", headings: ["Access"] },
    ]);
  });

  test("of VitePress, and boxes with names", () => {
    const source =
      "::: details How do I pay?\nBy card.\n:::\n\n:::tip[Be early]\nCome at 8.\n:::\n\n:::image source='x.png' alt-text='Not text':::";
    expect(read(source)).toEqual([
      { text: "By card.", headings: ["How do I pay?"] },
      { text: "Be early", headings: [] },
      { text: "Come at 8.", headings: [] },
    ]);
  });
});

describe("MDX", () => {
  test("names of tabs and accordions stay, what is indented in them is no code", () => {
    const source =
      'import Tabs from "@theme/Tabs";\n\n<Tabs>\n  <TabItem value="win" label="Windows">\n\n    Press Ctrl + C.\n\n  </TabItem>\n</Tabs>\n\n<Accordion title="Is it free?">\n  Yes.\n</Accordion>\n';
    for (const isMdx of [true, false])
      expect(read(source, isMdx)).toEqual([
        { text: "Windows", headings: [] },
        { text: "Press Ctrl + C.", headings: [] },
        { text: "Yes.", headings: ["Is it free?"] },
      ]);
  });

  test("sentences that begin with import or export stay", () => {
    const source =
      'import {\n  a,\n} from "./a";\nexport const b = {\n  c: 1,\n};\n\nimport contacts by pressing Import.\n\nexport is free.\n';
    expect(read(source, true).map((block) => block.text)).toEqual([
      "import contacts by pressing Import.",
      "export is free.",
    ]);
  });
});

test("headings in HTML are headings", () => {
  const source = '<h1 align="center">Lobby</h1>\n\nIntro.\n\n<h3>Fees</h3>\n\nFree.';
  const { title, blocks } = readMarkdown(source, { isMdx: false });
  expect({ title, headings: blocks.map((block) => block.headings) }).toEqual({
    title: "Lobby",
    headings: [["Lobby"], ["Lobby", "Fees"]],
  });
});

test("offsets point at what was moved, whatever ends the lines", () => {
  const source = 'Intro\n\n!!! note "Soon"\n    Press Log in here.\n\n    Twice.\n\nAfter.\n';
  for (const written of [source, source.replaceAll("\n", "\r\n")]) {
    const { blocks } = readMarkdown(written, { isMdx: false });
    expect(blocks.map((block) => block.text)).toEqual([
      "Intro",
      "Soon",
      "Press Log in here.",
      "Twice.",
      "After.",
    ]);
    for (const { text, start, end } of blocks.filter((block) => block.text !== "Soon"))
      expect(written.slice(start, end).trim()).toBe(text);
  }
});

test("a link around a picture alone is nothing", () => {
  const picture = '<img alt="Code" src="a.png" width="150"/>';
  expect(
    read(`<p>[${picture}](https://x.example/a)</p>\n\nSee [the page](https://x.example/b).`),
  ).toEqual([{ text: "See the page.", headings: [] }]);
});
