import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerReady, ServerUsage, UsageOrder } from "./protocol.ts";

export interface Peer {
  name: string;
  /** File under servers/. */
  file: string;
  /** Whether it gets a folder to write to. */
  stores: boolean;
}

export const peers: Peer[] = [
  { name: "bare ws relay", file: "relay.ts", stores: false },
  { name: "ws + SQLite FULL, natural batching", file: "relay.ts", stores: true },
  { name: "Hocuspocus, no storage", file: "hocuspocus.ts", stores: false },
  { name: "Lobby", file: "lobby.ts", stores: true },
];

export interface ServerProcess extends Omit<ServerReady, "type"> {
  usage(order: UsageOrder): Promise<ServerUsage>;
  stop(): Promise<void>;
}

export async function startServerProcess(peer: Peer, nodeArgs: string[]): Promise<ServerProcess> {
  const dir = mkdtempSync(join(tmpdir(), "lobby-bench-"));
  const { BENCH_DIR: _outer, ...environment } = process.env;
  const child = fork(new URL(`servers/${peer.file}`, import.meta.url), {
    env: { ...environment, ...(peer.stores ? { BENCH_DIR: dir } : {}) },
    execArgv: ["--expose-gc", ...nodeArgs],
  });
  const [ready] = (await once(child, "message")) as [ServerReady];
  return {
    ...ready,
    usage: (order) => askUsage(child, order),
    async stop() {
      const exit = once(child, "exit");
      child.disconnect();
      await exit;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function askUsage(child: ChildProcess, order: UsageOrder): Promise<ServerUsage> {
  const answer = once(child, "message");
  child.send(order);
  const [usage] = (await answer) as [ServerUsage];
  return usage;
}
