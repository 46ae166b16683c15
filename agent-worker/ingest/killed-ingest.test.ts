import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Knowledge, openKnowledge } from "../knowledge/database.ts";

const MAIN = join(import.meta.dirname, "../test/ingest-process.ts");
const FILES = 240;

let folder: string;
let started: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-killed-"));
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);

function start(dataDir: string): ChildProcess {
  const child = spawn(process.execPath, [MAIN, dataDir, at("articles")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  return child;
}

/** Lets it read, and kills it once it says that it has read so many files. */
async function readUntil(dataDir: string, files: number): Promise<string> {
  const child = start(dataDir);
  const ended = once(child, "exit");
  let last = "";
  for await (const line of createInterface({ input: child.stdout! })) {
    last = line;
    if (Number(line) >= files) child.kill("SIGKILL");
  }
  await ended;
  return last;
}

function read<T>(dataDir: string, look: (knowledge: Knowledge) => T): T {
  const knowledge = openKnowledge(dataDir);
  try {
    return look(knowledge);
  } finally {
    knowledge.close();
  }
}

const all = (knowledge: Knowledge, sql: string) => knowledge.prepare(sql).raw().all();

/** Everything there is to find, without the ids, which tell in what order it came. */
const contents = (knowledge: Knowledge) => ({
  articles: all(knowledge, "SELECT path, title, sha256, version FROM article ORDER BY path"),
  passages: all(
    knowledge,
    "SELECT path, ordinal, heading_path, text FROM passage JOIN article ON article.id = article ORDER BY path, ordinal",
  ),
  indexed: all(knowledge, "SELECT count(*) FROM passage_index WHERE passage_index MATCH 'zebra'"),
});

const orphans = (knowledge: Knowledge) => [
  ...all(knowledge, "SELECT id FROM passage WHERE article NOT IN (SELECT id FROM article)"),
  ...all(
    knowledge,
    "SELECT id FROM passage_index_docsize WHERE id NOT IN (SELECT id FROM passage)",
  ),
  ...all(
    knowledge,
    "SELECT id FROM passage WHERE id NOT IN (SELECT id FROM passage_index_docsize)",
  ),
];

test("killed again and again, a run goes on where it was: nothing twice, nothing missing, nothing orphaned", async () => {
  mkdirSync(at("articles/deep"), { recursive: true });
  for (let index = 0; index < FILES; index += 1) {
    const text = `# Article ${index}\n\nThe zebra ${index} eats.\n\n## More\n\n${"It sleeps well. ".repeat(index)}`;
    writeFileSync(at(`articles/${index % 2 ? "deep/" : ""}${index}.md`), text);
  }
  for (const files of [10, 120]) {
    await readUntil(at("killed"), files);
    expect(read(at("killed"), orphans)).toEqual([]);
  }
  const last = JSON.parse(await readUntil(at("killed"), Number.POSITIVE_INFINITY)) as object;
  expect(last).toMatchObject({ found: FILES, failed: 0, updated: 0, removed: 0 });
  await readUntil(at("whole"), Number.POSITIVE_INFINITY);
  expect(read(at("killed"), contents)).toEqual(read(at("whole"), contents));
  expect(read(at("killed"), orphans)).toEqual([]);
  expect(
    read(at("killed"), (knowledge) => knowledge.pragma("integrity_check", { simple: true })),
  ).toBe("ok");
});

test.skipIf(!existsSync("/proc/self/task"))(
  "a reader busy for good does not outlive the run that was killed",
  async () => {
    mkdirSync(at("articles"));
    // Each of these tags is looked for among all that are open.
    writeFileSync(at("articles/a.html"), "<div>".repeat(1900) + "</x>".repeat(4_900_000));
    const child = start(at("killed"));
    const readers = () => childrenOf(child.pid ?? 0);
    while (readers().length === 0) await moment();
    const [reader = 0] = readers();
    while (workedFor(reader) < 250) await moment();
    child.kill("SIGKILL");
    await once(child, "exit");
    // The whole file takes more than twice of that.
    for (; isRunning(reader); await moment()) expect(workedFor(reader)).toBeLessThan(500);
  },
);

const moment = () => wait(20);

function childrenOf(pid: number): number[] {
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return list.split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Hundredths of a second of processor time: starting takes less than a second of it. */
function workedFor(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ");
    return Number(fields?.[11]) + Number(fields?.[12]);
  } catch {
    return 0;
  }
}

/** A process that has ended and that nobody has asked about is a zombie. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
