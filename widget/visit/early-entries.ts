import type { Attributes } from "../../shared/domain/attributes.ts";
import type { Memory } from "./memory.ts";

/** Something the visitor wrote that is not in a document yet: without identity, without the engine, or without room. */
export interface EarlyEntry {
  id: string;
  conversation: string;
  at: number;
  body: EarlyBody;
  /** It may have reached a document already, which may have reached the server: to be written again only after a sync. */
  isTried?: true;
}

export type EarlyBody =
  | { kind: "message"; text: string }
  | { kind: "ask-for-person" }
  | { kind: "details"; name?: string; email?: string }
  | { kind: "attributes"; attributes: Attributes }
  | { kind: "answer-form"; form: string; values: Record<string, string> }
  | { kind: "skip-form"; form: string };

export interface EarlyEntries {
  /** Oldest first. */
  list(): EarlyEntry[];
  put(entries: readonly EarlyEntry[]): void;
  drop(ids: readonly string[]): void;
}

/** A list under one name of the browser's memory; used for what waits and for what was refused. */
export function makeEarlyEntries(memory: Memory, name: string): EarlyEntries {
  const list = () => memory.get<EarlyEntry[]>(name) ?? [];
  const set = (entries: EarlyEntry[]) =>
    memory.set(
      name,
      entries.length === 0 ? null : entries.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  const without = (ids: readonly string[]) => list().filter(({ id }) => !ids.includes(id));
  return {
    list,
    put: (entries) => set([...without(entries.map(({ id }) => id)), ...entries]),
    drop: (ids) => set(without(ids)),
  };
}
