import { describe, expect, test } from "vitest";
import { aDocx, aDocxBomb, aPdf } from "../test/office-files.ts";
import { readDocument } from "./read-document.ts";

async function read(path: string, source: string | Uint8Array) {
  const bytes = typeof source === "string" ? Buffer.from(source) : source;
  const outcome = await readDocument(path, bytes);
  if (!outcome.ok) throw new Error(outcome.problem);
  const { title, blocks } = outcome.document;
  return { title, blocks: blocks.map(({ kind, text, headings }) => ({ kind, text, headings })) };
}

describe("CSV", () => {
  test("columns named question and answer give pairs, whatever parts them and whatever else is there", async () => {
    const source =
      'Id;Category;Question;Answer\n1;Fees;"Do you take; cash?";"Yes.\nAt the desk."\n2;;Empty?;\n';
    expect((await read("faq.csv", source)).blocks).toEqual([
      { kind: "faq", text: "Yes.\nAt the desk.", headings: ["Fees", "Do you take; cash?"] },
    ]);
  });

  test("two columns without names are pairs when the first asks", async () => {
    const { title, blocks } = await read("our-faq.csv", "Open on Sunday?,No.\nParking?,Behind.\n");
    expect({ title, first: blocks[0] }).toEqual({
      title: "Our faq",
      first: { kind: "faq", text: "No.", headings: ["Open on Sunday?"] },
    });
    expect(blocks).toHaveLength(2);
  });

  test("answers of HTML are read as such", async () => {
    const source = "question\tanswer\nHow?\t<ol><li>Open it.</li><li>Save.</li></ol>\n";
    expect((await read("faq.tsv", source)).blocks).toEqual([
      { kind: "list", text: "1. Open it.\n2. Save.", headings: ["How?"] },
    ]);
  });

  test("any other file of values is a table", async () => {
    const source = "Site,Mon,Sun\nMain,8-18,closed\n";
    expect((await read("hours.csv", source)).blocks[0]).toMatchObject({
      kind: "table",
      text: "Main — Mon: 8-18; Sun: closed",
    });
  });
});

describe("Word", () => {
  test("headings and paragraphs are read", async () => {
    const bytes = await aDocx(["Heading1", "Visits"], ["Normal", "Call us."], ["Heading2", "Fees"]);
    expect(await read("a.docx", bytes)).toEqual({
      title: "Visits",
      blocks: [{ kind: "paragraph", text: "Call us.", headings: ["Visits"] }],
    });
  });

  test("a document that unpacks without end is refused", async () => {
    const outcome = await readDocument("a.docx", await aDocxBomb(105));
    expect(outcome).toMatchObject({
      ok: false,
      problem: expect.stringContaining("unpacks to more than 100 MB"),
    });
  });
});

describe("PDF", () => {
  const at = (y: number, text: string, size = 10, x = 50) => ({ text, size, x, y });

  test("headings, paragraphs, steps and tables are told apart", async () => {
    const bytes = aPdf(
      [
        at(790, "Clinic handbook 2026", 8),
        at(760, "Visits", 20),
        at(720, "You can come to us without an appoint-"),
        at(708, "ment on every weekday in the morning."),
        at(680, "Cancelling", 14),
        at(660, "1. Open the portal and choose the visit"),
        at(648, "that you cannot come to."),
        at(636, "2. Press Cancel."),
        at(40, "Page 1 of 2", 8),
      ],
      [
        at(790, "Clinic handbook 2026", 8),
        at(760, "Prices", 14),
        at(740, "Test"),
        at(740, "Price", 10, 300),
        at(728, "Blood"),
        at(728, "20 Euro", 10, 300),
        at(40, "Page 2 of 2", 8),
      ],
    );
    expect(await read("a.pdf", bytes)).toEqual({
      title: "Visits",
      blocks: [
        {
          kind: "paragraph",
          text: "You can come to us without an appointment on every weekday in the morning.",
          headings: ["Visits"],
        },
        {
          kind: "list",
          text: "1. Open the portal and choose the visit that you cannot come to.\n2. Press Cancel.",
          headings: ["Visits", "Cancelling"],
        },
        { kind: "table", text: "Test / Price:\nBlood: 20 Euro", headings: ["Visits", "Prices"] },
      ],
    });
  });

  test("a broken file is refused in one sentence", async () => {
    const outcome = await readDocument("a.pdf", Buffer.from("%PDF-1.7 and nothing else"));
    expect(outcome).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^cannot be understood as PDF: \S/),
    });
  });
});

describe("pages without a main part", () => {
  const menu = Array.from({ length: 12 }, (_, index) => `<a href="/${index}">Section ${index}</a>`);
  const prose = "Our clinic treats adults and children, with an appointment or without one. ";

  test("menus made of links are left out, accordions and tables stay", async () => {
    const source = `<body><div class="side">${menu.join(" ")}</div><div class="content"><h1>Visits</h1>
      <p>${prose.repeat(4)}</p><p>${prose.repeat(4)}</p><details><summary>Is it free?</summary>No, it costs 20 Euro.</details>
      <table><tr><th>Day</th><th>Open</th></tr><tr><td>Monday</td><td>8</td></tr></table></div>
      <div class="links">${menu.join(" ")}</div></body>`;
    const text = JSON.stringify((await read("a.html", source)).blocks);
    expect(text).toContain("No, it costs 20 Euro.");
    expect(text).toContain("Monday: 8");
    expect(text).not.toContain("Section 3");
  });

  test("a choice that would lose much of the text is not taken", async () => {
    const section = (name: string) => `<div><h2>${name}</h2><p>${prose.repeat(3)}</p></div>`;
    const source = `<body><div>${menu.join(" ")}</div>${["One", "Two", "Three", "Four"].map(section).join("")}</body>`;
    const headings = (await read("a.html", source)).blocks.flatMap((block) => block.headings);
    expect(headings).toEqual(expect.arrayContaining(["One", "Two", "Three", "Four"]));
  });
});

test.each([
  ["windows-1251", [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2], "Привет"],
  ["shift_jis", [0x89, 0x63, 0x8b, 0xc6], "営業"],
])("a page says that it is written in %s", async (encoding, word, text) => {
  const bytes = Buffer.concat([
    Buffer.from(`<html><head><meta charset="${encoding}"></head><body><p>`),
    Buffer.from(word),
    Buffer.from("</p></body></html>"),
  ]);
  expect((await read("a.html", bytes)).blocks[0]?.text).toBe(text);
});
