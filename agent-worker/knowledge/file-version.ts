import type { Knowledge } from "./database.ts";

/** Reads a mark that stays the same until something is written to the file, by this process or by any other. */
export function openFileVersion(knowledge: Knowledge): () => string {
  const own = knowledge.prepare<[], { changes: number }>("SELECT total_changes() AS changes");
  return () => {
    // `data_version` shows what other connections wrote, `total_changes` what this one did.
    const others = String(knowledge.pragma("data_version", { simple: true }));
    return `${others} ${own.get()?.changes ?? 0}`;
  };
}
