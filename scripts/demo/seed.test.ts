import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { usualPatience } from "../start/child.ts";
import { claimPort } from "../start/port.ts";
import { startTree } from "../start/process-tree.ts";
import { readOrCreateSecrets } from "../../sync-server/secrets.ts";
import type { Row } from "../../shared/domain/row.ts";
import { statusOf } from "../../shared/domain/state.ts";
import type { FeedPage, Me, WorkspaceInfo } from "../../shared/protocol/http.ts";
import { seedDemo } from "./seed.ts";
import { signIn, type Caller } from "./seed/caller.ts";
import { demoConversations } from "./seed/conversations.ts";
import { readDemoRecord, writeDemoRecord } from "./seed/demo-record.ts";
import { demoOwner, demoPeople } from "./seed/people.ts";

const dataDir = mkdtempSync(join(tmpdir(), "lobby-demo-"));
const stop = new AbortController();
let stopped: Promise<void>;
let url: string;
let password: string;
let owner: Caller;
let home: string;

beforeAll(async () => {
  mkdirSync(join(dataDir, "logs"));
  const port = await claimPort("127.0.0.1", 0, 0);
  if (!port.ok) throw new Error(port.problem);
  url = `http://127.0.0.1:${port.value}`;
  const both = { DATA_DIR: dataDir, PORT: String(port.value) };
  const worker = { SYNC_URL: url, WORKER_KEY: readOrCreateSecrets(dataDir).workerKey };
  const tree = startTree(
    {
      root: join(import.meta.dirname, "../.."),
      logFolder: join(dataDir, "logs"),
      parts: [
        { name: "sync-server", script: "sync-server/main.ts", environment: both },
        {
          name: "agent-worker",
          script: "agent-worker/main.ts",
          environment: { ...both, ...worker },
        },
      ],
      patience: usualPatience,
      url,
      startWithin: 60_000,
      warn: (line) => process.stderr.write(`${line}\n`),
    },
    stop.signal,
  );
  stopped = tree.stopped;
  expect(await tree.ready).toBeUndefined();
  const record = await seedDemo({ url, dataDir, say: () => undefined });
  password = record?.password ?? "";
  owner = await signIn(url, { email: demoOwner.email, password });
  const { workspaces } = await owner.get<Me>("/api/me");
  home = `/api/workspaces/${workspaces[0]?.id}`;
}, 120_000);

afterAll(async () => {
  stop.abort();
  await stopped;
  rmSync(dataDir, { recursive: true });
}, 30_000);

async function feed(): Promise<Row[]> {
  return (await owner.get<FeedPage>(`${home}/feed?since=0`)).rows;
}

test("the demo has its people, its agent and its tags", async () => {
  const info = await owner.get<WorkspaceInfo>(home);
  expect(info.members.map(({ email }) => email).toSorted()).toEqual(
    Object.values(demoPeople)
      .map(({ email }) => email)
      .toSorted(),
  );
  expect(info.agents.map(({ name }) => name)).toEqual(["Harbor Assistant"]);
  expect(info.tags).toHaveLength(8);
});

test("the demo's conversations are in every state", async () => {
  const rows = await feed();
  expect(rows).toHaveLength(demoConversations.length);
  const states = new Set(rows.map((row) => statusOf(row, Date.now())));
  expect([...states].toSorted()).toEqual(["agent", "human", "resolved", "snoozed", "waiting"]);
  expect(rows.filter((row) => row.tags.length > 0).length).toBeGreaterThanOrEqual(8);
});

test("every demo person can sign in with the password that is printed", async () => {
  for (const { email, name } of Object.values(demoPeople)) {
    const person = await signIn(url, { email, password });
    expect((await person.get<Me>("/api/me")).user.name).toBe(name);
  }
});

test("a second start adds nothing and knows the password still", async () => {
  const before = (await feed()).length;
  expect((await seedDemo({ url, dataDir, say: () => undefined }))?.password).toBe(password);
  expect(await feed()).toHaveLength(before);
});

test("an interrupted set-up is finished by the next start without doing anything twice", async () => {
  const record = readDemoRecord(dataDir);
  if (!record) throw new Error("there is no record");
  writeDemoRecord(dataDir, { ...record, told: record.told.slice(1), isComplete: false });
  const before = (await feed()).length;
  const after = await seedDemo({ url, dataDir, say: () => undefined });
  expect(after?.isComplete).toBe(true);
  expect(await feed()).toHaveLength(before + 1);
  expect((await owner.get<WorkspaceInfo>(home)).members).toHaveLength(3);
}, 60_000);

test("a Lobby that somebody set up already is left alone", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "lobby-no-demo-"));
  expect(await seedDemo({ url, dataDir: elsewhere, say: () => undefined })).toBeUndefined();
  expect(readdirSync(elsewhere)).toEqual([]);
  rmSync(elsewhere, { recursive: true });
});

test("there are articles enough, each of a length worth reading", () => {
  const folder = join(import.meta.dirname, "articles");
  const articles = readdirSync(folder);
  expect(articles.length).toBeGreaterThanOrEqual(14);
  for (const article of articles) {
    const words = readFileSync(join(folder, article), "utf8").split(/\s+/).length;
    expect(words, article).toBeGreaterThan(250);
    expect(words, article).toBeLessThan(600);
  }
});

test("the demo site shows the widget with the workspace's own key", async () => {
  const html = await (await fetch(`${url}/demo`)).text();
  const { agents } = await owner.get<WorkspaceInfo>(home);
  expect(html).toContain(`data-key="${agents[0]?.widgetKey}"`);
  expect((await fetch(`${url}/demo/site.css`)).headers.get("content-type")).toContain("text/css");
});
