import { Hocuspocus } from "@hocuspocus/server";
import type { Database } from "better-sqlite3";
import type { Logger } from "pino";
import type { Directory } from "../writer/directory.ts";
import type { LiveDocuments } from "../writer/live-documents.ts";
import type { Statements } from "../writer/statements.ts";
import type { Writer } from "../writer/writer.ts";
import { authentication } from "./authentication.ts";
import type { ConnectionRegistry } from "./connection-registry.ts";
import { bellOpening } from "./bell.ts";
import { documentStore, makeDocumentReader } from "./document-store.ts";
import { makeDraftWriter } from "./draft-writer.ts";
import { presence } from "./presence.ts";
import { readCursors } from "./read-cursors.ts";
import type { RefusalCounter } from "./refusal.ts";
import { makeSafe } from "./safe-hooks.ts";
import type { Tokens } from "./tokens.ts";
import type { warmDocuments } from "./warm-documents.ts";
import { writePath } from "./write-path.ts";

export interface HocuspocusParts {
  sqlite: Database;
  statements: Statements;
  live: LiveDocuments;
  writer: Writer;
  directory: Directory;
  registry: ConnectionRegistry;
  tokens: Tokens;
  refusals: RefusalCounter;
  warm: ReturnType<typeof warmDocuments>;
  log: Logger;
  clock(): number;
  /** For tests alone: awaited before and after a document is read. */
  faults: LoadFaults;
}

export interface LoadFaults {
  loading?(): Promise<void>;
  read?(): Promise<void>;
}

/** Hocuspocus with one extension per concern and no storing hook. */
export function buildHocuspocus(parts: HocuspocusParts): Hocuspocus {
  const { sqlite, statements, live, writer, directory, registry, tokens, refusals, clock, faults } =
    parts;
  const readDocument = makeDocumentReader(sqlite, statements);
  const extensions = [
    writePath({
      live,
      writer,
      drafts: makeDraftWriter({ statements, live, writer, clock }),
      now: () => performance.now(),
      onRefusal: refusals.count,
    }),
    authentication({
      tokens,
      registry,
      directory,
      clock,
      workspaceOf: (id) => writer.read(id)?.workspace ?? null,
    }),
    documentStore({
      live,
      read: async (name) => {
        await faults.loading?.();
        const stored = readDocument(name);
        await faults.read?.();
        return stored;
      },
    }),
    presence(directory),
    readCursors({ statements, writer, hocuspocus: () => hocuspocus }),
    bellOpening(statements),
    parts.warm,
  ];
  const hocuspocus: Hocuspocus = new Hocuspocus({
    quiet: true,
    maxPendingDocuments: 200,
    maxUnauthenticatedQueueMessages: 2000,
    extensions: extensions.map((extension) => makeSafe(extension, parts.log)),
  });
  return hocuspocus;
}
