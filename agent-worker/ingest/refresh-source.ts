import type { Knowledge } from "../knowledge/database.ts";
import type { Source } from "../knowledge/sources.ts";
import { ingestFiles, type IngestSummary } from "./ingest-files.ts";
import { crawlSite } from "./site/crawl-site.ts";

export type RefreshOptions = {
  now: () => number;
  allowPrivate: boolean;
  again?: boolean;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/** Reads a source once more; null for a text, which has nothing to be read again from. */
export async function refreshSource(
  knowledge: Knowledge,
  source: Pick<Source, "kind" | "location" | "collection">,
  options: RefreshOptions,
): Promise<IngestSummary | null> {
  const { kind, location, collection } = source;
  const { allowPrivate, ...rest } = options;
  if (kind === "text") return null;
  if (kind === "site")
    return crawlSite(knowledge, { ...rest, address: location, collection, allowPrivate });
  return ingestFiles(knowledge, { ...rest, targets: [location], collection });
}
