import type { Knowledge } from "../knowledge/database.ts";
import type { Uploads } from "../knowledge/uploads.ts";
import type { Embedder } from "../retrieval/ports.ts";

/** What the articles are managed with. */
export type KnowledgeParts = {
  knowledge: Knowledge;
  uploads: Uploads;
  embedder: Embedder | null;
  now: () => number;
  /** There is a source to be read. */
  wakeSchedule: () => void;
};
