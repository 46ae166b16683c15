import { once } from "node:events";
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { openDocumentConnection } from "../../shared/browser/document-connection.ts";
import type { ServerReady } from "./protocol.ts";

export interface CatchUp {
  /** The server's work for a pull of 1,000 conversations of which 60 went on. */
  pullMs: number;
  /** Until 100 conversations of 50 messages, in nobody's memory, are on a client, over one socket. */
  openMs: number;
}

/** What servers/filled-lobby.ts says when it is up. */
export interface FilledReady extends ServerReady {
  pullMs: number;
}

export async function measureCatchUp(): Promise<CatchUp> {
  const dir = mkdtempSync(join(tmpdir(), "lobby-bench-"));
  const child = fork(new URL("servers/filled-lobby.ts", import.meta.url), {
    env: { ...process.env, BENCH_DIR: dir },
  });
  const [ready] = (await once(child, "message")) as [FilledReady];
  const openMs = await openAll(ready);
  child.disconnect();
  await once(child, "exit");
  rmSync(dir, { recursive: true, force: true });
  return { pullMs: ready.pullMs, openMs };
}

async function openAll({ port, pairs }: ServerReady): Promise<number> {
  const connection = openDocumentConnection({
    url: `ws://127.0.0.1:${port}/sync`,
    onOpen: () => undefined,
    onClose: () => undefined,
    reconnectDelay: () => 1000,
    now: Date.now,
    random: Math.random,
  });
  const began = performance.now();
  const opened = pairs.map(
    ({ document, readerToken }) =>
      new Promise<Y.Doc>((resolve) => {
        const doc = new Y.Doc();
        connection.open({
          name: document,
          doc,
          getToken: () => Promise.resolve(readerToken),
          onTokenExpired: () => undefined,
          onState: ({ is }) => is === "synced" && resolve(doc),
        });
      }),
  );
  connection.connect();
  const docs = await Promise.all(opened);
  const milliseconds = performance.now() - began;
  if (docs.some((doc) => doc.getMap("v").size < 50)) throw new Error("messages are missing");
  connection.destroy();
  return milliseconds;
}
