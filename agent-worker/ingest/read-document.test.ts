import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

async function read(path: string, source: string | Uint8Array) {
  const outcome = await readDocument(
    path,
    typeof source === "string" ? Buffer.from(source) : source,
  );
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.document;
}

async function blocks(path: string, source: string) {
  return (await read(path, source)).blocks.map(({ kind, text, headings }) => ({
    kind,
    text,
    headings,
  }));
}

describe("Markdown", () => {
  test("headings nest, and the first one names the article", async () => {
    const source =
      "# Visits\n\nIntro.\n\n## Booking\n\nCall *us*.\n\n### Online\n\nUse the [portal](x).\n\n## Fees\n\nNone.";
    expect((await read("a.md", source)).title).toBe("Visits");
    expect(await blocks("a.md", source)).toEqual([
      { kind: "paragraph", text: "Intro.", headings: ["Visits"] },
      { kind: "paragraph", text: "Call us.", headings: ["Visits", "Booking"] },
      { kind: "paragraph", text: "Use the portal.", headings: ["Visits", "Booking", "Online"] },
      { kind: "paragraph", text: "None.", headings: ["Visits", "Fees"] },
    ]);
  });

  test("front matter gives title, address and language, even when it is not valid YAML", async () => {
    const good =
      "---\ntitle: Fees\nurl: https://a.example/fees\nlang: de-DE\n---\n# Other\n\nText.";
    expect(await read("a.md", good)).toMatchObject({
      title: "Fees",
      url: "https://a.example/fees",
      language: "de",
    });
    expect((await read("a.md", "---\ntitle: Fees: all: of them\n---\n\nText.")).title).toBe(
      "Fees: all: of them",
    );
  });

  test("steps keep their numbers and what is nested in them", async () => {
    const source = "1. Open it.\n2. Choose:\n   - red\n   - blue\n3. Save.";
    expect(await blocks("a.md", source)).toEqual([
      { kind: "list", text: "1. Open it.\n2. Choose:\n  - red\n  - blue\n3. Save.", headings: [] },
    ]);
  });

  test("table rows read as text", async () => {
    const wide = "| Site | Mon | Sun |\n|--|--|--|\n| Main | 8-18 | closed |";
    expect((await blocks("a.md", wide))[0]).toMatchObject({
      kind: "table",
      text: "Main — Mon: 8-18; Sun: closed",
    });
    const narrow = "| Test | Price |\n|--|--|\n| Blood | $20 |";
    expect((await blocks("a.md", narrow))[0]?.text).toBe("Test / Price:\nBlood: $20");
  });

  test("a bold question on a line of its own opens a section", async () => {
    const source = "# FAQ\n\n**Do you take cash?**\n\nYes, at the desk.";
    expect(await blocks("a.md", source)).toEqual([
      { kind: "paragraph", text: "Yes, at the desk.", headings: ["FAQ", "Do you take cash?"] },
    ]);
  });

  test("what generators add is not text, in code it stays", async () => {
    const source =
      "<!-- no -->\n> [!NOTE]\n> Mind the step. [!INCLUDE[x](y.md)]\n\n{% raw %}\n\n```\n{% keep %}\n```";
    expect((await blocks("a.md", source)).map((block) => block.text)).toEqual([
      "Mind the step.",
      "```\n{% keep %}\n```",
    ]);
  });

  test("MDX loses its imports and tags and keeps their text", async () => {
    const source =
      'import Card from "./card"\n\n# Plans\n\n<Card id="x">\n\nThe basic plan.\n\n</Card>\n\n{props.name}';
    expect(await blocks("a.mdx", source)).toEqual([
      { kind: "paragraph", text: "The basic plan.", headings: ["Plans"] },
    ]);
  });

  test("a line that begins with what a generator adds is no code", async () => {
    const source =
      "# A\n\n[!INCLUDE [prod](includes/prod.md)] includes several reports.\n\n    code";
    expect((await blocks("a.md", source)).map(({ kind, text }) => [kind, text])).toEqual([
      ["paragraph", "includes several reports."],
      ["code", "```\ncode\n```"],
    ]);
  });

  test("footnotes, boxes to tick and pictures leave nothing behind", async () => {
    const source = "Open late[^1].\n\n- [x] Bring ![card](c.png) your card.\n\n[^1]: In summer.";
    expect((await blocks("a.md", source)).map(({ text }) => text)).toEqual([
      "Open late.",
      "- Bring your card.",
      "In summer.",
    ]);
  });

  test("lists and quotes nested without end cost no time", async () => {
    const lists = Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n");
    expect((await blocks("a.md", `${lists}\n\n${">".repeat(4000)} b`))[0]?.kind).toBe("list");
  });

  test("offsets point at the block in the file", async () => {
    const source = "---\ntitle: T\n---\n\n# H\n\nFirst words here.\n";
    const [block] = (await read("a.md", source)).blocks;
    expect(source.slice(block?.start, block?.end)).toBe("First words here.");
  });
});

describe("HTML", () => {
  test("menus, scripts and hidden parts are not text", async () => {
    const source = `<html lang="de"><head><title>T | Site</title><link rel="canonical" href="https://a.example/t"></head>
      <body><nav>Menu</nav><script>x()</script><main><h1>Preise</h1><p>Ab 20 Euro.</p><div hidden>no</div></main>
      <footer>Impressum</footer></body></html>`;
    expect(await read("a.html", source)).toMatchObject({
      title: "Preise",
      url: "https://a.example/t",
      language: "de",
    });
    expect((await blocks("a.html", source)).map((block) => block.text)).toEqual(["Ab 20 Euro."]);
  });

  test("accordions and definition lists with questions become questions with their answers", async () => {
    const source =
      "<h1>FAQ</h1><details><summary>Do you bill?</summary><p>Yes.</p></details><dl><dt>Is it safe?</dt><dd>It is.</dd><dt>Fee</dt><dd>20</dd></dl><p>End.</p>";
    expect(await blocks("a.html", source)).toEqual([
      { kind: "paragraph", text: "Yes.", headings: ["FAQ", "Do you bill?"] },
      { kind: "paragraph", text: "It is.", headings: ["FAQ", "Is it safe?"] },
      { kind: "list", text: "- Fee: 20", headings: ["FAQ"] },
      { kind: "paragraph", text: "End.", headings: ["FAQ"] },
    ]);
  });

  test("lists, steps and tables keep their form", async () => {
    const source =
      "<ol><li>One<ul><li>a</li></ul></li><li>Two</li></ol><table><tr><th>Day</th><th>Open</th></tr><tr><td>Mon</td><td>8</td></tr></table>";
    expect(await blocks("a.html", source)).toEqual([
      { kind: "list", text: "1. One\n  - a\n2. Two", headings: [] },
      { kind: "table", text: "Day / Open:\nMon: 8", headings: [] },
    ]);
  });

  test("a page nested without end is refused before it costs time", async () => {
    await expect(blocks("a.html", "<div>".repeat(100_000))).rejects.toThrow(
      "nested more than 2000 levels",
    );
  });
});

describe("plain text", () => {
  test("only what can hardly be anything else is a heading", async () => {
    const source =
      "Opening Hours\n=====\nWe open at 8.\n\nPAYMENT\n\nCash or card.\n\nThis is short.\n\nDo you have parking?\nYes, behind the house.";
    expect(await blocks("a.txt", source)).toEqual([
      { kind: "paragraph", text: "We open at 8.", headings: ["Opening Hours"] },
      { kind: "paragraph", text: "Cash or card.", headings: ["Opening Hours", "PAYMENT"] },
      { kind: "paragraph", text: "This is short.", headings: ["Opening Hours", "PAYMENT"] },
      {
        kind: "paragraph",
        text: "Yes, behind the house.",
        headings: ["Opening Hours", "PAYMENT", "Do you have parking?"],
      },
    ]);
  });
});

describe("encodings", () => {
  test.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffCafé open")],
    ["UTF-16 with a mark", Buffer.from("\ufeffCafé open", "utf16le")],
    ["UTF-16 without a mark", Buffer.from("Café open", "utf16le")],
    ["UTF-16, the other order", Buffer.from("\ufeffCafé open", "utf16le").swap16()],
    ["Latin-1", Buffer.from("Café open", "latin1")],
  ])("%s is read", async (_, bytes) => {
    expect((await read("a.txt", bytes)).blocks[0]?.text).toBe("Café open");
  });

  test.each([
    ["a PDF", Buffer.from("%PDF-1.7 x"), "is a PDF, not text"],
    ["binary data", Buffer.from([1, 2, 0, 3, 0, 0, 9, 200]), "is a binary file, not text"],
    ["nothing", Buffer.from("  \n"), "holds no text"],
  ])("%s is refused in one sentence", async (_, bytes, problem) => {
    expect(await readDocument("a.md", bytes)).toEqual({ ok: false, problem });
  });
});
