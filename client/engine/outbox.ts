import { type Accessor, createSignal } from "solid-js";
import type { TeamEntry } from "../../shared/domain/intent.ts";
import type { UnsentEntry } from "./store/schema.ts";

/** What this device owes the server, as every tab of it knows. The store has it as well. */
export interface Outbox {
  /** Changes with every addition and settlement. */
  version: Accessor<number>;
  count: Accessor<number>;
  /** Oldest first. */
  of(doc: string): TeamEntry[];
  documents(): Set<string>;
  add(entries: readonly UnsentEntry[]): void;
  ids(): string[];
  isSettled(id: string): boolean;
  /** Removes what the server ruled on, for good: an addition that was under way comes too late. */
  settle(ids: readonly string[]): void;
}

export function createOutbox(): Outbox {
  const entries = new Map<string, UnsentEntry>();
  const settled = new Set<string>();
  const [version, setVersion] = createSignal(0);
  const changed = () => setVersion((before) => before + 1);
  return {
    version,
    count: () => {
      version();
      return entries.size;
    },
    of: (doc) =>
      [...entries.values()]
        .filter((unsent) => unsent.doc === doc)
        .map(({ entry }) => entry)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    documents: () => new Set([...entries.values()].map(({ doc }) => doc)),
    add(more) {
      const fresh = more.filter(({ id }) => !settled.has(id));
      for (const unsent of fresh) entries.set(unsent.id, unsent);
      if (fresh.length > 0) changed();
    },
    isSettled: (id) => settled.has(id),
    ids: () => [...entries.keys()],
    settle(ids) {
      for (const id of ids) settled.add(id);
      const removed = ids.filter((id) => entries.delete(id));
      if (removed.length > 0) changed();
    },
  };
}
