import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { ulid } from "ulid";
import { prepareAccounts } from "../accounts/auth.ts";
import {
  buildCollaboration,
  type BuiltCollaboration,
  type CollaborationOptions,
} from "../collaboration/build-collaboration.ts";
import { type LobbyDatabase, openDatabase } from "../db/open-database.ts";
import { readOrCreateSecrets } from "../secrets.ts";
import { insertClinic } from "./insert-clinic.ts";

/** A sync server on a free port over a real database, with a workspace, an agent and named people. */
export interface Rig {
  url: string;
  dataDir: string;
  database: LobbyDatabase;
  collaboration: BuiltCollaboration;
  workspace: string;
  agent: string;
  now(): number;
  /** Lets time pass for everything that asks the server's clock; timers are not affected. */
  pass(ms: number): void;
  /** What the server logged so far. */
  readonly logged: readonly { level: number; msg: string; reason?: string }[];
  /** A conversation of a new visitor, with its token. */
  addConversation(): Promise<{ id: string; visitor: string; token: string }>;
  visitorToken(visitor: string, conversations: string[]): Promise<string>;
  teamToken(member: string): Promise<string>;
  addMember(name: string): string;
  /** Stops and starts the server on the same data, as a restart does. */
  restart(options?: Partial<CollaborationOptions>): Promise<void>;
  stop(): Promise<void>;
}

interface Running {
  database: LobbyDatabase;
  collaboration: BuiltCollaboration;
  port: number;
  stop(): Promise<void>;
}

export async function startRig(options: Partial<CollaborationOptions> = {}): Promise<Rig> {
  const dataDir = mkdtempSync(join(tmpdir(), "lobby-rig-"));
  let passed = 0;
  const now = () => Date.now() + passed;
  const logged: Rig["logged"][number][] = [];
  const log = pino({ level: "info" }, { write: (line) => void logged.push(JSON.parse(line)) });
  let running = await start(dataDir, now, log, options, 0);
  const { workspace, agent } = addWorkspace(running.database);
  const rig: Rig = {
    get url() {
      return `ws://127.0.0.1:${running.port}/sync`;
    },
    dataDir,
    get database() {
      return running.database;
    },
    get collaboration() {
      return running.collaboration;
    },
    workspace,
    agent,
    now,
    logged,
    pass: (ms) => void (passed += ms),
    async addConversation() {
      const { id, visitor } = await addConversation(running, workspace, agent);
      return { id, visitor, token: await rig.visitorToken(visitor, [id]) };
    },
    async visitorToken(sub, conversations) {
      const docs = conversations.map((id) => `c:${id}`);
      const { tokens } = running.collaboration;
      return (await tokens.issue({ role: "visitor", sub, ws: workspace, docs })).token;
    },
    async teamToken(sub) {
      const { tokens } = running.collaboration;
      const sid = `session-${sub}`;
      return (await tokens.issue({ role: "teammate", sub, ws: workspace, sid, name: sub })).token;
    },
    addMember: (name) => addMember(running.database, workspace, name),
    async restart(next = options) {
      const { port } = running;
      await running.stop();
      running = await start(dataDir, now, log, next, port);
    },
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return rig;
}

async function start(
  dataDir: string,
  clock: () => number,
  log: Logger,
  options: Partial<CollaborationOptions>,
  port: number,
): Promise<Running> {
  const database = await openDatabase(dataDir);
  await prepareAccounts(database);
  const collaboration = buildCollaboration({
    database,
    secrets: readOrCreateSecrets(dataDir),
    log,
    clock,
    options,
  });
  const http = createServer();
  http.on("upgrade", collaboration.handleUpgrade);
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  return {
    database,
    collaboration,
    port: (http.address() as AddressInfo).port,
    async stop() {
      await collaboration.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await database.close();
    },
  };
}

function addWorkspace({ sqlite }: LobbyDatabase): { workspace: string; agent: string } {
  const [workspace, agent] = [ulid(), ulid()];
  insertClinic(sqlite, workspace, agent);
  return { workspace, agent };
}

async function addConversation(
  { database, collaboration }: Running,
  workspace: string,
  agent: string,
): Promise<{ id: string; visitor: string }> {
  const [id, visitor] = [ulid(), ulid()];
  database.sqlite
    .prepare(`INSERT INTO visitor (id, workspace, created_at) VALUES (?, ?, 0)`)
    .run(visitor, workspace);
  const { service } = collaboration;
  await service.createConversation({ id, workspace, agent, visitor, channel: "widget" });
  return { id, visitor };
}

function addMember({ sqlite }: LobbyDatabase, workspace: string, name: string): string {
  const id = ulid();
  const at = new Date().toISOString();
  sqlite
    .prepare(
      `INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt) VALUES (?, ?, ?, 1, ?, ?)`,
    )
    .run(id, name, `${name.toLowerCase()}-${id}@harbor.example`, at, at);
  sqlite
    .prepare(
      `INSERT INTO member (id, organizationId, userId, role, createdAt) VALUES (?, ?, ?, 'teammate', ?)`,
    )
    .run(ulid(), workspace, id, at);
  sqlite
    .prepare(
      `INSERT INTO session (id, userId, token, expiresAt, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(`session-${id}`, id, ulid(), new Date(Date.now() + 864e5).toISOString(), at, at);
  return id;
}
