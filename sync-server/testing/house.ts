import type { FastifyInstance } from "fastify";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { Registry } from "prom-client";
import { createApiKey } from "../accounts/api-keys.ts";
import { tablesOf } from "../accounts/accounts-schema.ts";
import { prepareAccounts } from "../accounts/auth.ts";
import { buildApp } from "../app.ts";
import {
  buildCollaboration,
  type BuiltCollaboration,
  type CollaborationOptions,
} from "../collaboration/build-collaboration.ts";
import { type Config, readConfig } from "../config.ts";
import { type LobbyDatabase, openDatabase } from "../db/open-database.ts";
import { buildMailer } from "../mail/mailer.ts";
import { readOrCreateSecrets } from "../secrets.ts";
import { type Caller, makeCaller } from "./caller.ts";

export const olive = {
  name: "Olive Owens",
  email: "olive@harbor.example",
  password: "olive's password",
};

/** A whole sync server over HTTP, on a free port and a fresh data directory, with a clock that tests may move. */
export interface House {
  url: string;
  dataDir: string;
  app: FastifyInstance;
  database: LobbyDatabase;
  collaboration: BuiltCollaboration;
  config: Config;
  workerKey: string;
  now(): number;
  advance(ms: number): void;
  /** Somebody with no cookies yet. */
  stranger(): Caller;
  /** Sets the house up: Olive owns the workspace. */
  setUp(): Promise<{ owner: Caller; id: string; workspace: string; widgetKey: string }>;
  /** A member who joined by invitation. */
  addMember(
    owner: Caller,
    workspace: string,
    name: string,
    role?: "admin" | "teammate",
  ): Promise<{ caller: Caller; id: string; email: string; password: string }>;
  makeKey(workspace: string): Promise<string>;
  stop(): Promise<void>;
}

export async function openHouse(
  settings: Record<string, string> = {},
  options: Partial<CollaborationOptions> = {},
): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), "lobby-house-"));
  const read = readConfig({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent", ...settings });
  if (!read.ok) throw new Error(read.sentences.join(" "));
  const { config } = read;
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const log = pino({ level: process.env.TEST_LOG ?? "silent" });
  const secrets = readOrCreateSecrets(dataDir);
  const database = await openDatabase(dataDir);
  await prepareAccounts(database);
  const collaboration = buildCollaboration({ database, secrets, log, clock, options });
  const mailer = buildMailer({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM, log });
  const registry = new Registry();
  const { writer } = collaboration;
  const parts = { config, database, secrets, collaboration, writer, mailer, log, clock, registry };
  const app = await buildApp(parts);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    url,
    dataDir,
    app,
    database,
    collaboration,
    config,
    workerKey: secrets.workerKey,
    now: clock,
    advance(ms) {
      ahead += ms;
    },
    stranger: () => makeCaller(url),
    setUp: () => setUp(makeCaller(url)),
    addMember: (owner, workspace, name, role) =>
      addMember(makeCaller(url), owner, { workspace, name, role: role ?? "teammate" }),
    makeKey: async (workspace) =>
      (await createApiKey(tablesOf(database), { workspace, name: "portal" }, clock())).key,
    async stop() {
      await app.close();
      mailer.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function setUp(owner: Caller) {
  const { body: me } = await owner.post("/api/setup", { workspace: "Harbor Clinic", ...olive });
  const workspace: string = me.workspaces[0].id;
  const { body: info } = await owner.get(`/api/workspaces/${workspace}`);
  return { owner, id: me.user.id as string, workspace, widgetKey: info.agents[0].widgetKey };
}

async function addMember(
  caller: Caller,
  owner: Caller,
  { workspace, name, role }: { workspace: string; name: string; role: "admin" | "teammate" },
) {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@harbor.example`;
  const password = `${name}'s password`;
  const { body: invited } = await owner.post(`/api/workspaces/${workspace}/invitations`, {
    email,
    role,
  });
  const { body: me } = await caller.post(`/api/invitations/${invited.id}/accept`, {
    name,
    password,
  });
  return { caller, id: me.user.id as string, email, password };
}
