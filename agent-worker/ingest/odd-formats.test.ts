import { describe, expect, test } from "vitest";
import { aDocx, aPdf } from "../test/office-files.ts";
import { readDocument } from "./read-document.ts";

async function read(path: string, source: string | Uint8Array) {
  const bytes = typeof source === "string" ? Buffer.from(source) : source;
  const outcome = await readDocument(path, bytes);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.document.blocks.map(({ text, headings }) => ({ text, headings }));
}

async function problemOf(path: string, bytes: Uint8Array): Promise<string> {
  const outcome = await readDocument(path, bytes);
  return outcome.ok ? "none" : outcome.problem;
}

describe("CSV", () => {
  test.each([
    ["Japanese names", "質問,回答\n営業時間は?,9時から。\n"],
    ["Chinese names", "问题,答案\n营业时间是几点?,九点。\n"],
    ["Excel's first line", "sep=;\r\nquestion;answer;url\r\nWhere?;Berlin;https://x.example\r\n"],
    ["an export of articles", "Id,Title,Body\n1,Refunds,In 30 days.\n"],
    ["lines for a trainer", "prompt,completion\nHow?,So.\n"],
  ])("%s are known, and no pair", async (_, source) => {
    const blocks = await read("a.csv", source);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.headings).toHaveLength(1);
  });

  test("a title beside a question is no question", async () => {
    const source = "Title,Question,Answer\nX,How?,So.\n";
    expect(await read("a.csv", source)).toEqual([{ text: "So.", headings: ["How?"] }]);
  });

  test("an answer without a question stays", async () => {
    const source = "question,answer,category\n,We are closed.,Hours\n";
    expect(await read("a.csv", source)).toEqual([{ text: "We are closed.", headings: ["Hours"] }]);
  });

  test("a quote that is never closed costs no other line", async () => {
    const source =
      'question,answer\nHow "big"?,It is 5" wide.\n"Open,answer\nNext?,"Yes ""all"""\n';
    expect(await read("a.csv", source)).toEqual([
      { text: 'It is 5" wide.', headings: ['How "big"?'] },
      { text: "answer", headings: ["Open"] },
      { text: 'Yes "all"', headings: ["Next?"] },
    ]);
  });
});

describe("Word", () => {
  test("what is no document of today's Word is told apart", async () => {
    const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    const whole = await aDocx(["Normal", "Call us."]);
    expect([
      await problemOf("a.docx", old),
      await problemOf("a.docx", whole.subarray(0, 300)),
      await problemOf("a.docx", Buffer.from("PK and nothing else")),
    ]).toEqual([
      "cannot be understood as Word: it is of an older Word (.doc), or protected by a password",
      "cannot be understood as Word: it is damaged, or no Word document",
      "cannot be understood as Word: it is damaged, or no Word document",
    ]);
  });
});

describe("PDF", () => {
  const at = (y: number, text: string, size = 10, x = 50) => ({ text, size, x, y });
  const prose = [
    at(600, "All prices are with tax and hold until the end"),
    at(588, "of the year."),
  ];

  test("a table in larger letters is no heading", async () => {
    const row = (y: number, name: string, price: string, time: string) => [
      at(y, name, 12),
      at(y, price, 12, 250),
      at(y, time, 12, 400),
    ];
    const page = [
      at(760, "Prices", 20),
      ...row(720, "Service", "Price", "Time"),
      ...row(700, "Blood", "20 Euro", "5 min"),
      ...prose,
    ];
    expect(await read("a.pdf", aPdf(page))).toContainEqual({
      text: "Blood — Price: 20 Euro; Time: 5 min",
      headings: ["Prices"],
    });
  });

  test("a line that stands at the top of each page is left out, whenever it is drawn", async () => {
    const page = (number: number) => [
      at(700, `Chapter ${number}`, 16),
      at(680, `Text of page ${number} that says something.`),
      at(668, "It goes on for a while."),
      at(656, "And ends here."),
      at(790, "Handbook, confidential"),
    ];
    const blocks = await read("a.pdf", aPdf(page(1), page(2), page(3)));
    expect(blocks.map((block) => block.headings)).toEqual([
      ["Chapter 1"],
      ["Chapter 2"],
      ["Chapter 3"],
    ]);
    expect(JSON.stringify(blocks)).not.toContain("confidential");
  });

  test("pages of pictures are told as such", async () => {
    expect(await problemOf("a.pdf", aPdf([]))).toBe(
      "cannot be understood as PDF: its pages are pictures without text, as a scanner makes them",
    );
  });
});

test("the name of a file that Notion exported gives the title without its id", async () => {
  const name = "Refund policy 3f2a9b1c4d5e6f708192a3b4c5d6e7f8.md";
  const outcome = await readDocument(name, Buffer.from("You have 30 days."));
  expect(outcome.ok && outcome.document.title).toBe("Refund policy");
});

test("a page whose scripts write its text says so", async () => {
  const page = Buffer.from('<div id="root"></div><script src="a.js"></script>');
  expect(await problemOf("a.html", page)).toBe(
    "holds no text: what its scripts would write is not read",
  );
});

test("a text file of Markdown is read as Markdown, and old line ends part paragraphs", async () => {
  expect(await read("llms.txt", "# Fees\n\n## Refunds\n\nYou get **30 days**.\n")).toEqual([
    { text: "You get 30 days.", headings: ["Fees", "Refunds"] },
  ]);
  expect(await read("mac.txt", "First.\r\rSecond.\r")).toHaveLength(2);
});
