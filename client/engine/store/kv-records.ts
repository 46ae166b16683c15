import type { WorkspaceInfo } from "../../../shared/protocol/http.ts";
import type { Store } from "./store.ts";
import { within, type WriteJob } from "./write-job.ts";

/** Single facts the device keeps. */
export interface KeptFacts {
  workspace: WorkspaceInfo;
  /** Own read cursors by conversation. */
  cursors: Record<string, number>;
  /** Cursors moved here that the server has not confirmed. */
  reads: Record<string, number>;
  /** When the server was last heard. */
  lastLive: number;
}

export async function readFact<Name extends keyof KeptFacts>(
  store: Store,
  name: Name,
): Promise<KeptFacts[Name] | undefined> {
  const value = await store.read<unknown>(["kv"], undefined, (transaction) =>
    transaction.objectStore("kv").get(name),
  );
  return value as KeptFacts[Name] | undefined;
}

export function putFact<Name extends keyof KeptFacts>(
  name: Name,
  value: KeptFacts[Name],
): WriteJob {
  return within(["kv"], (transaction) => transaction.objectStore("kv").put(value, name));
}
