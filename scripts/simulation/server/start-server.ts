import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import * as Y from "yjs";
import {
  buildCollaboration,
  type BuiltCollaboration,
} from "../../../sync-server/collaboration/build-collaboration.ts";
import { type LobbyDatabase, openDatabase } from "../../../sync-server/db/open-database.ts";
import { handleErrors } from "../../../sync-server/http/error-handler.ts";
import { jobRoutes } from "../../../sync-server/http/job-routes.ts";
import { readOrCreateSecrets } from "../../../sync-server/secrets.ts";
import { compactDocument } from "../../../sync-server/writer/compaction.ts";
import type { InjectedFaults } from "./faults.ts";
import { prepareStatements } from "../../../sync-server/writer/statements.ts";

export interface ServerSettings {
  dataDir: string;
  port: number;
  leaseMs: number;
  burstMs: number;
  compactAt: number;
  clock(): number;
  injected: InjectedFaults;
}

/** What a document looks like in the server's memory. */
export interface WarmDocument {
  name: string;
  update: string;
}

export interface RunningServer {
  port: number;
  collaboration: BuiltCollaboration;
  stop(): Promise<void>;
}

const COMPACTION_MS = 60;

/** The real live half and the real job routes, on their own; without accounts, pages and mail. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { dataDir, port, leaseMs, burstMs, clock } = settings;
  const { faults, calm } = settings.injected;
  const database = await openDatabase(dataDir);
  const secrets = readOrCreateSecrets(dataDir);
  const log = pino({ level: process.env["LOG_LEVEL"] ?? "silent" });
  const options = { leaseMs, burstMs, faults, warm: { idleMs: 300, documents: 1000 } };
  const collaboration = buildCollaboration({ database, secrets, log, clock, options });
  const stopping = new AbortController();
  const app = Fastify({ logger: false });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  handleErrors(app);
  await app.register(jobRoutes({ collaboration, database, secrets }, stopping.signal));
  app.get("/simulation/documents", () => warmDocuments(collaboration));
  app.post("/simulation/calm", async (_request, reply) => {
    calm();
    return reply.status(204).send();
  });
  app.server.on("upgrade", collaboration.handleUpgrade);
  await app.listen({ port, host: "127.0.0.1" });
  const stopCompacting = compactEarly(database, settings.compactAt);
  return {
    port: (app.server.address() as AddressInfo).port,
    collaboration,
    async stop() {
      stopCompacting();
      stopping.abort();
      await collaboration.close();
      app.server.closeAllConnections();
      await app.close();
      await database.close();
    },
  };
}

function warmDocuments({ hocuspocus }: BuiltCollaboration): WarmDocument[] {
  return [...hocuspocus.documents].map(([name, document]) => ({
    name,
    update: Buffer.from(Y.encodeStateAsUpdate(document)).toString("base64"),
  }));
}

/** Production compacts at 200 rows, more than a run writes into one document. */
function compactEarly({ sqlite }: LobbyDatabase, rows: number): () => void {
  const statements = prepareStatements(sqlite);
  const grown = sqlite.prepare<[number], { id: string }>(
    `SELECT id FROM document WHERE rows_since_snapshot >= ? LIMIT 3`,
  );
  const timer = setInterval(() => {
    for (const { id } of grown.all(rows)) compactDocument(sqlite, statements, id);
  }, COMPACTION_MS);
  return () => clearInterval(timer);
}
