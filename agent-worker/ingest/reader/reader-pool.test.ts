import { afterEach, expect, test } from "vitest";
import { aDocxBomb } from "../../test/office-files.ts";
import { ReaderPool } from "./reader-pool.ts";
import type { Reading, ReadingTask } from "./reading.ts";

let pool: ReaderPool;
afterEach(() => pool.close());

const MEGABYTE = 1024 * 1024;

function task(name: string, source: string | Uint8Array): ReadingTask {
  const bytes = typeof source === "string" ? Buffer.from(source) : source;
  return { kind: "article", name, bytes, encoding: null, address: null };
}

const describeReading = (reading: Reading) =>
  reading.kind === "article"
    ? reading.article.title
    : reading.kind === "problem"
      ? reading.problem
      : "";

test("an article comes back with its passages and its language", async () => {
  pool = new ReaderPool();
  const source = "# Öffnungszeiten\n\nDie Praxis ist am Samstag bis zwölf Uhr geöffnet.";
  expect(await pool.read(task("a.md", source))).toMatchObject({
    kind: "article",
    article: {
      title: "Öffnungszeiten",
      language: "de",
      passages: [{ text: "Die Praxis ist am Samstag bis zwölf Uhr geöffnet." }],
    },
  });
});

test("a file that takes too long is given up and those after it are read", async () => {
  pool = new ReaderPool({ milliseconds: 3000, memory: 1024 * MEGABYTE }, 1);
  // Each of these tags is looked for among all that are open.
  const endless = "<div>".repeat(1900) + "</x>".repeat(4_000_000);
  const read = await Promise.all([
    pool.read(task("a.md", "# First\n\nText.")),
    pool.read(task("b.html", endless)),
    pool.read(task("c.md", "# Third\n\nText.")),
  ]);
  expect(read.map(describeReading)).toEqual(["First", "took longer than 3 s to read", "Third"]);
});

test("a file that needs too much memory is given up and those after it are read", async () => {
  pool = new ReaderPool({ milliseconds: 60_000, memory: 220 * MEGABYTE }, 1);
  const large = Array.from({ length: 400_000 }, (_, index) => `${index},b${index},c,d,e`).join(
    "\n",
  );
  const read = await Promise.all([
    pool.read(task("a.csv", large)),
    pool.read(task("b.md", "# Second\n\nText.")),
  ]);
  expect(read.map(describeReading)).toEqual([
    expect.stringContaining("needs more than 220 MB of memory"),
    "Second",
  ]);
});

test("a bomb is a problem of its own file", async () => {
  pool = new ReaderPool(undefined, 1);
  const read = await Promise.all([
    pool.read(task("a.docx", await aDocxBomb(105))),
    pool.read(task("b.md", "# Second\n\nText.")),
  ]);
  expect(describeReading(read[0])).toContain("unpacks to more than 100 MB");
  expect(describeReading(read[1])).toBe("Second");
});
