import type { ReadingRoom } from "../reader/reading.ts";
import type { PageFetcher } from "./fetch-page.ts";

const MOST_SITEMAPS = 200;
const MOST_REDIRECTS = 3;

type Ports = { fetcher: PageFetcher; room: ReadingRoom; signal: AbortSignal };

/** The pages that sitemaps and the sitemaps they name list; what cannot be read is a problem and stops nothing. */
export async function collectSitemapPages(
  ports: Ports,
  sitemaps: string[],
  most: number,
): Promise<{ pages: string[]; problems: string[] }> {
  const queue = [...new Set(sitemaps)];
  const pages = new Set<string>();
  const problems: string[] = [];
  for (const address of queue) {
    if (pages.size >= most || ports.signal.aborted) break;
    const read = await readOne(ports, address);
    if ("problem" in read) {
      problems.push(read.problem);
      continue;
    }
    for (const page of read.pages) pages.add(page);
    for (const more of read.sitemaps)
      if (queue.length < MOST_SITEMAPS && !queue.includes(more)) queue.push(more);
  }
  if (pages.size === 0 && problems.length === 0) problems.push("names no pages");
  return { pages: [...pages], problems };
}

async function readOne({ fetcher, room, signal }: Ports, address: string) {
  let at = address;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const outcome = await fetcher.fetch(at, null, signal);
    if (outcome.kind === "redirect") {
      at = outcome.to;
      continue;
    }
    if (outcome.kind !== "page")
      return { problem: "problem" in outcome ? outcome.problem : "is not there" };
    const reading = await room.read({ kind: "sitemap", bytes: outcome.body });
    if (reading.kind === "sitemap") return reading.sitemap;
    return { problem: reading.kind === "problem" ? reading.problem : "is not a sitemap" };
  }
  return { problem: "redirects too often" };
}
