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
  /** Removes what the server ruled on. */
  settle(ids: readonly string[]): void;
}

export function createOutbox(): Outbox {
  const entries = new Map<string, UnsentEntry>();
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
      for (const unsent of more) entries.set(unsent.id, unsent);
      if (more.length > 0) changed();
    },
    settle(ids) {
      const removed = ids.filter((id) => entries.delete(id));
      if (removed.length > 0) changed();
    },
  };
}
