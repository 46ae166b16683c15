import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-ask-"));
  mkdirSync(join(folder, "articles/guides"), { recursive: true });
  writeFileSync(
    join(folder, "articles/guides/hours.md"),
    "# Opening hours\n\nWe are open on Saturday from 9:00 to 13:00.",
  );
  writeFileSync(join(folder, "articles/broken.md"), Uint8Array.of(0, 1, 2));
});
afterEach(() => rmSync(folder, { recursive: true }));

function lobby(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "../lobby.ts"), ...args, "--data-dir", join(folder, "data")],
    { encoding: "utf8", env: { ...process.env, EMBEDDING_MODEL: "", INIT_CWD: folder } },
  );
  return { status, stdout, stderr };
}

test("articles read with ingest are answered from with ask, on a data directory that was not there", () => {
  const ingested = lobby("ingest", "articles", "--json");
  expect(ingested).toMatchObject({ status: 0, stderr: "broken.md is a binary file, not text\n" });
  expect(JSON.parse(ingested.stdout)).toMatchObject({ added: 1, failed: 1, passages: 1 });
  const asked = lobby("ask", "When are you open on Saturday?", "--json");
  expect(JSON.parse(asked.stdout)).toMatchObject({
    action: "answer",
    text: "We are open on Saturday from 9:00 to 13:00.",
    reason: null,
    sources: [{ path: "guides/hours.md", heading: "Opening hours" }],
    passages: [{ path: "guides/hours.md" }],
  });
});

test("a batch answers line by line, and a bad line does not end it", () => {
  lobby("ingest", "articles");
  writeFileSync(
    join(folder, "questions.jsonl"),
    '\uFEFF{"id":"a","question":"open on saturday?"}\r\nnot json\n{"id":7}\n\n{"id":"b","text":"hello"}\n{"id":1e400,"text":"x"}',
  );
  const { status, stdout, stderr } = lobby("ask", "--batch", "questions.jsonl");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const lines = stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([
    { id: "a", action: "answer", confidence: expect.any(Number), ms: expect.any(Number) },
    { error: expect.stringContaining("not a JSON object"), line: 2 },
    { id: 7, error: "The line has no question that is text.", line: 3 },
    { id: "b", action: "answer", reason: "small-talk", sources: [], passages: [] },
    { error: "The line has no id that is text or a number.", line: 6 },
  ]);
});

test("a question to a collection without articles says so", () => {
  const { status, stderr } = lobby("ask", "When are you open?", "--collection", "sales");
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: expect.stringContaining("There are no articles in the collection sales"),
  });
});

test.each([
  [["ask"], "Give either a question or --batch"],
  [["ask", "--batch", "none.jsonl"], "none.jsonl does not exist."],
  [
    ["ask", "--batch", "articles"],
    "articles is a folder, not a file with a question in each line.",
  ],
  [["ask", "x", "--threshold", "2"], "It must be a number from 0 to 1."],
  [["ingest", "nowhere"], "does not exist"],
])("%j fails with one clear sentence", (args, sentence) => {
  const { status, stderr } = lobby(...args);
  expect(status).not.toBe(0);
  expect(stderr).toContain(sentence);
});
