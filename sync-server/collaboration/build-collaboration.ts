import type { Hocuspocus } from "@hocuspocus/server";
import type { Logger } from "pino";
import { ulid } from "ulid";
import { conversationDocument } from "../../shared/document/document-name.ts";
import type { ServerStateless } from "../../shared/protocol/stateless.ts";
import { makeAgentSecrets } from "../agents/agent-secrets.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { makeSeal } from "../seal.ts";
import type { Secrets } from "../secrets.ts";
import { makeDirectory } from "../writer/directory.ts";
import { prepareJobRows } from "../writer/job-rows.ts";
import { type Jobs, makeJobs } from "../writer/jobs.ts";
import { makeLiveDocuments } from "../writer/live-documents.ts";
import { makeConversationService } from "../writer/service.ts";
import { prepareStatements } from "../writer/statements.ts";
import { type Faults, makeWriter, type Writer } from "../writer/writer.ts";
import { type Bell, makeBell } from "./bell.ts";
import { broadcastUpdate } from "./broadcast-update.ts";
import { buildHocuspocus, type LoadFaults } from "./build-hocuspocus.ts";
import type { Collaboration } from "./collaboration.ts";
import { isStillIn } from "./authentication.ts";
import { type ConnectionRegistry, makeConnectionRegistry } from "./connection-registry.ts";
import { makeIdleWork } from "./idle-work.ts";
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
  /** After so long without an answer a turn of the agent's is handed to people. */
  patienceMs: number;
  sweepMs: number;
  warm: { idleMs: number; documents: number };
  limits: SocketLimits;
  /** For tests alone: where the world goes wrong. */
  faults: Faults & LoadFaults;
}

const defaults: CollaborationOptions = {
  burstMs: 400,
  leaseMs: 15_000,
  patienceMs: 90_000,
  sweepMs: 30_000,
  warm: { idleMs: 60_000, documents: 1000 },
  limits: defaultSocketLimits,
  faults: {},
};

/** The live half as built: with its inner parts, for metrics and tests. */
export interface BuiltCollaboration extends Collaboration {
  hocuspocus: Hocuspocus;
  writer: Writer;
  jobs: Jobs;
  stats(): Record<string, number>;
}

/** Wires the write path: log, rulings, documents, sockets. The accounts' tables must exist. */
export function buildCollaboration(parts: CollaborationParts): BuiltCollaboration {
  const settings = { ...defaults, ...parts.options };
  const { database, clock } = parts;
  const registry = makeConnectionRegistry(clock);
  const tokens = makeTokens(parts.secrets.tokenSecret, clock);
  const refusals = makeRefusalCounter(parts.log);
  const bell = makeBell(() => hocuspocus);
  const core = buildCore(parts, settings, bell, () => hocuspocus);
  const warm = warmDocuments(settings.warm, core.live.isLive);
  const hocuspocus = buildHocuspocus({
    ...parts,
    ...core,
    sqlite: database.sqlite,
    registry,
    tokens,
    refusals,
    warm,
    faults: settings.faults,
  });
  const sockets = makeSocketServer(hocuspocus, settings.limits);
  const { writer, jobs, statements } = core;
  const look = () => lookAfter(registry, core, clock());
  const sweep = startSweep(look, settings.sweepMs, parts.log);
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
    announce: bell.announce,
    stats: () => ({
      ...sockets.stats,
      ...writer.stats,
      connections: registry.size,
      documents: hocuspocus.documents.size,
      liveDocuments: core.live.size,
      queued: writer.stats.queued(),
      refusals: refusals.total(),
    }),
    async close() {
      clearInterval(sweep);
      bell.dispose();
      await sockets.close();
      await writer.settled();
      core.idle.dispose();
      letGo(hocuspocus, warm);
      jobs.wake();
    },
  };
}

function buildCore(
  { database, secrets, clock, log }: CollaborationParts,
  settings: CollaborationOptions,
  bell: Bell,
  hocuspocus: () => Hocuspocus,
) {
  const { sqlite } = database;
  const statements = prepareStatements(sqlite);
  const jobRows = prepareJobRows(sqlite);
  const live = makeLiveDocuments(broadcastUpdate);
  const directory = makeDirectory(sqlite);
  const idle = makeIdleWork({ database, statements, writer: () => writer, log });
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
    onIdle: () => idle.begin(),
    onItemError: (error) => log.error({ err: error }, "item failed"),
    onStorageError: (error) => log.error({ err: error }, "commit failed"),
    faults: settings.faults,
  });
  const tell = (conversation: string, message: ServerStateless) =>
    hocuspocus()
      .documents.get(conversationDocument(conversation))
      ?.broadcastStateless(JSON.stringify(message));
  const jobs = makeJobs({
    database,
    rows: jobRows,
    writer,
    clock,
    makeId: () => ulid(clock()),
    actionSecrets: makeAgentSecrets(sqlite, makeSeal(secrets.authSecret)).read,
    leaseMs: settings.leaseMs,
    patienceMs: settings.patienceMs,
    onWorking: (conversation, isWorking) =>
      tell(conversation, { type: "agent-working", isWorking }),
    onText: (conversation, turn, text) => tell(conversation, { type: "agent-text", turn, text }),
    onError: (error) => log.error({ err: error }, "handing over failed"),
  });
  return { statements, live, directory, writer, jobs, idle };
}

/** Documents keep timers of their own, so that a process with one in memory would not end. */
function letGo(hocuspocus: Hocuspocus, warm: { dispose(): void }): void {
  warm.dispose();
  for (const document of hocuspocus.documents.values()) document.destroy();
}

type Core = ReturnType<typeof buildCore>;

/** What time brings about by itself: tokens that end, people who have left, turns nobody answers. */
function lookAfter(
  registry: ConnectionRegistry,
  { directory, jobs }: Core,
  now: number,
): Promise<void> {
  const looked = new Map<string, boolean>();
  registry.sweep(now, ({ claims }) => {
    const key = claims.role === "teammate" ? `${claims.sid} ${claims.ws} ${claims.sub}` : "";
    const isIn = looked.get(key) ?? isStillIn(directory, claims, now);
    looked.set(key, isIn);
    return isIn;
  });
  return jobs.handOffOverdue();
}

/** Runs `look` at once and then every `ms`, each time after the last has ended. */
function startSweep(look: () => Promise<void>, ms: number, log: Logger): NodeJS.Timeout {
  let isLooking = false;
  const run = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      await look();
    } catch (error) {
      log.error({ err: error }, "sweep failed");
    } finally {
      isLooking = false;
    }
  };
  setImmediate(() => void run());
  return setInterval(() => void run(), ms).unref();
}
