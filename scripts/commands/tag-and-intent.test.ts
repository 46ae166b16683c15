import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-tag-"));
  const tags = [
    { name: "billing", examples: ["Where is my invoice?", "I was charged twice"] },
    { name: "prescription_refill", description: "Medicine runs out" },
  ];
  writeFileSync(join(folder, "tags.json"), JSON.stringify(tags));
});
afterEach(() => rmSync(folder, { recursive: true }));

function lobby(args: string[], input = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "../lobby.ts"), ...args],
    { encoding: "utf8", input, env: { ...process.env, EMBEDDING_MODEL: "", INIT_CWD: folder } },
  );
  return { status, stdout, stderr };
}

const linesOf = (stdout: string) =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("tag names each message's tags, likeliest first, and answers bad lines with their error", () => {
  writeFileSync(
    join(folder, "messages.jsonl"),
    [
      '{"id": "a", "text": "my invoice is wrong"}',
      "not json",
      '{"id": 7}',
      "",
      '{"id": 8, "text": "I need a refill of my medicine"}',
    ].join("\n"),
  );
  const { status, stdout } = lobby(["tag", "--tags", "tags.json", "--batch", "messages.jsonl"]);
  expect(status).toBe(0);
  const [first, broken, silent, last] = linesOf(stdout);
  expect(first).toMatchObject({ id: "a", outOfScope: expect.any(Number) });
  expect(first.tags[0]).toEqual({ name: "billing", confidence: expect.any(Number) });
  expect(broken).toEqual({ line: 2, error: expect.stringContaining("not a JSON object") });
  expect(silent).toEqual({ id: 7, line: 3, error: expect.stringContaining("no text") });
  expect(last).toMatchObject({ id: 8 });
  expect(last.tags[0]).toMatchObject({ name: "prescription_refill" });
});

test("tag learns from the messages of a file, unless told not to, and never from stdin", () => {
  const bills = ["Where is my invoice?", "I was charged twice", "The fee is too high", "Refund me"];
  const pills = ["Renew my prescription", "I need more pills", "Refill my pills", "No pills left"];
  const tags = [
    { name: "billing", examples: bills },
    { name: "refills", examples: pills },
  ];
  writeFileSync(join(folder, "tags.json"), JSON.stringify(tags));
  const pairs = (list: string[]) => list.flatMap((a) => list.map((b) => `${a} ${b}`));
  const texts = [...pairs(bills).map((text) => `${text} Overseas`), ...pairs(pills)];
  const batch = ["Overseas?", ...texts].map((text, id) => JSON.stringify({ id, text })).join("\n");
  writeFileSync(join(folder, "messages.jsonl"), batch);
  const sure = (args: string[], input = "") => {
    const [first] = linesOf(lobby(["tag", "--tags", "tags.json", ...args], input).stdout);
    return first.tags[0].confidence;
  };
  const plain = sure(["--batch", "messages.jsonl", "--examples-only"]);
  expect(sure(["--batch", "-"], batch)).toBe(plain);
  expect(sure(["--batch", "messages.jsonl"])).toBeGreaterThan(plain);
});

test.each([
  ["[]", "there is no tag in it"],
  ['[{"name": "a"}, {"name": "a"}]', "has two tags named a"],
  ['[{"examples": []}]', "is not a list of tags"],
  ["{", "is not JSON"],
])("a file of tags %j is refused with one sentence", (content, words) => {
  writeFileSync(join(folder, "tags.json"), content);
  const { status, stdout, stderr } = lobby(["tag", "--tags", "tags.json", "--batch", "-"]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(words);
});

test("intent gives four probabilities for each message, from stdin as well", () => {
  const { status, stdout } = lobby(
    ["intent", "--batch", "-"],
    '{"id": 1, "text": "Let me talk to a person"}\n{"id": 2, "text": "thank you!"}\n',
  );
  expect(status).toBe(0);
  const [asks, thanks] = linesOf(stdout);
  expect(Object.keys(asks)).toEqual(["id", "wantsPerson", "smallTalk", "frustrated", "urgent"]);
  expect(asks.wantsPerson).toBeGreaterThan(0.5);
  expect(asks.smallTalk).toBeLessThan(0.5);
  expect(thanks.smallTalk).toBeGreaterThan(0.5);
});

test("a reader who has read enough ends the command without an error", async () => {
  const lines = Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id, text: "Hello?" }));
  writeFileSync(join(folder, "messages.jsonl"), lines.join("\n"));
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "../lobby.ts"), "intent", "--batch", "messages.jsonl"],
    { env: { ...process.env, INIT_CWD: folder } },
  );
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stdout.once("data", () => child.stdout.destroy());
  const [status] = await once(child, "close");
  expect(said).toBe("");
  expect(status).toBe(0);
});
