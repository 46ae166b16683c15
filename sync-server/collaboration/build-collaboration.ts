import type { Hocuspocus } from "@hocuspocus/server";
import type { Logger } from "pino";
import { ulid } from "ulid";
import { conversationDocument } from "../../shared/document/document-name.ts";
import type { ServerStateless } from "../../shared/protocol/stateless.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import type { Secrets } from "../secrets.ts";
import { compactNext } from "../writer/compaction.ts";
import { makeDirectory } from "../writer/directory.ts";
import { prepareJobRows } from "../writer/job-rows.ts";
import { makeJobs } from "../writer/jobs.ts";
import { makeLiveDocuments } from "../writer/live-documents.ts";
import { makeConversationService } from "../writer/service.ts";
import { prepareStatements, type Statements } from "../writer/statements.ts";
import { type Faults, makeWriter, type Writer } from "../writer/writer.ts";
import { type Bell, makeBell } from "./bell.ts";
import { buildHocuspocus } from "./build-hocuspocus.ts";
import type { Collaboration } from "./collaboration.ts";
import { makeConnectionRegistry } from "./connection-registry.ts";
import { makeRefusalCounter } from "./refusal.ts";
import { defaultSocketLimits, makeSocketServer, type SocketLimits } from "./socket.ts";
import { makeTokens } from "./tokens.ts";
import { warmDocuments } from "./warm-documents.ts";

export interface CollaborationParts {
  database: LobbyDatabase;
  secrets: Secrets;
  log: Logger;
  clock(): number;
  options?: Partial<CollaborationOptions>;
}

export interface CollaborationOptions {
  /** How long a visitor may go on writing before the agent starts. */
  burstMs: number;
  leaseMs: number;
  sweepMs: number;
  warm: { idleMs: number; documents: number };
  limits: SocketLimits;
  /** For tests alone: where the world goes wrong. */
  faults: Faults & { loading?(): Promise<void> };
}

const defaults: CollaborationOptions = {
  burstMs: 400,
  leaseMs: 15_000,
  sweepMs: 30_000,
  warm: { idleMs: 60_000, documents: 1000 },
  limits: defaultSocketLimits,
  faults: {},
};

/** The live half as built: with its inner parts, for metrics and tests. */
export interface BuiltCollaboration extends Collaboration {
  hocuspocus: Hocuspocus;
  writer: Writer;
  stats(): Record<string, number>;
}

/** Wires the write path: log, rulings, documents, sockets. The accounts' tables must exist. */
export function buildCollaboration(parts: CollaborationParts): BuiltCollaboration {
  const settings = { ...defaults, ...parts.options };
  const { database, clock } = parts;
  const registry = makeConnectionRegistry();
  const tokens = makeTokens(parts.secrets.tokenSecret, clock);
  const refusals = makeRefusalCounter(parts.log);
  const warm = warmDocuments(settings.warm);
  const bell = makeBell(() => hocuspocus);
  const core = buildCore(parts, settings, bell, () => hocuspocus);
  const { faults } = settings;
  const hocuspocus = buildHocuspocus({
    ...parts,
    ...core,
    sqlite: database.sqlite,
    registry,
    tokens,
    refusals,
    warm,
    loading: faults.loading,
  });
  const sockets = makeSocketServer(hocuspocus, settings.limits);
  const sweep = setInterval(() => registry.sweep(clock()), settings.sweepMs).unref();
  const { writer, jobs, statements } = core;
  return {
    service: makeConversationService({
      database,
      statements,
      writer,
      jobs,
      clock,
      makeId: () => ulid(clock()),
    }),
    jobs,
    tokens,
    hocuspocus,
    writer,
    handleUpgrade: sockets.handleUpgrade,
    revoke: registry.revoke,
    stats: () => ({
      ...sockets.stats,
      connections: registry.size,
      documents: hocuspocus.documents.size,
      liveDocuments: core.live.size,
      ...writer.stats,
      queued: writer.stats.queued(),
      refusals: refusals.total(),
    }),
    async close() {
      clearInterval(sweep);
      bell.dispose();
      await sockets.close();
      await writer.settled();
      warm.dispose();
      jobs.wake();
    },
  };
}

function buildCore(
  { database, clock, log }: CollaborationParts,
  settings: CollaborationOptions,
  bell: Bell,
  hocuspocus: () => Hocuspocus,
) {
  const { sqlite } = database;
  const statements = prepareStatements(sqlite);
  const jobRows = prepareJobRows(sqlite);
  const live = makeLiveDocuments();
  const directory = makeDirectory(sqlite);
  const writer = makeWriter({
    sqlite,
    statements,
    jobRows,
    live,
    burstMs: settings.burstMs,
    worldOf: (workspace) => ({
      now: clock(),
      memberName: (id) => directory.memberName(workspace, id),
    }),
    onRows: (workspace, since, rows) => bell.ring(workspace, since, rows),
    onJobs: () => jobs.wake(),
    onIdle: () => setImmediate(() => compactIdle(database, statements, writer, log)),
    onStorageError: (error) => log.error({ err: error }, "commit failed"),
    faults: settings.faults,
  });
  const onWorking = (conversation: string, isWorking: boolean) => {
    const message: ServerStateless = { type: "agent-working", isWorking };
    hocuspocus()
      .documents.get(conversationDocument(conversation))
      ?.broadcastStateless(JSON.stringify(message));
  };
  const jobs = makeJobs({
    database,
    rows: jobRows,
    writer,
    clock,
    leaseMs: settings.leaseMs,
    onWorking,
  });
  return { statements, live, directory, writer, jobs };
}

/** One document at a time, and only while nothing is queued (D6). */
function compactIdle(
  database: LobbyDatabase,
  statements: Statements,
  writer: Writer,
  log: Logger,
): void {
  if (!database.sqlite.open || writer.stats.queued() > 0) return;
  try {
    if (compactNext(database.sqlite, statements))
      setImmediate(() => compactIdle(database, statements, writer, log));
  } catch (error) {
    log.error({ err: error }, "compaction failed");
  }
}
