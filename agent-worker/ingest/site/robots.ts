import robotsModule from "robots-parser";
import { decodeText } from "../decode.ts";
import { type PageFetcher, USER_AGENT } from "./fetch-page.ts";

/** Its types describe a default export inside the module, which is the function itself. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;
const MOST_REDIRECTS = 5;
const LARGEST = 500 * 1024;
const LONGEST_DELAY = 60;

export type Robots = {
  allows(address: string): boolean;
  /** Seconds between two requests, if the site asks for that. */
  delay: number;
  sitemaps: string[];
};

/** What robots.txt says (RFC 9309): none means that all is allowed, one that cannot be had that nothing is. */
export async function readRobots(
  fetcher: PageFetcher,
  site: string,
  signal?: AbortSignal,
): Promise<Robots | { problem: string }> {
  const place = new URL("/robots.txt", site).href;
  let address = place;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const outcome = await fetcher.fetch(address, null, signal);
    if (outcome.kind === "page") return parseRobots(place, outcome.body);
    if (outcome.kind === "gone") return parseRobots(place, new Uint8Array());
    if (outcome.kind === "redirect") address = outcome.to;
    else if (outcome.kind === "not-modified") return parseRobots(place, new Uint8Array());
    else if (/answered with 4(?!29)/.test(outcome.problem))
      return parseRobots(place, new Uint8Array());
    else return { problem: `nothing may be read, because ${place} ${outcome.problem}` };
  }
  return parseRobots(place, new Uint8Array());
}

function parseRobots(place: string, body: Uint8Array): Robots {
  const decoded = decodeText(body.subarray(0, LARGEST));
  const text = decoded.ok && !decoded.text.trimStart().startsWith("<") ? decoded.text : "";
  const robots = robotsParser(place, text);
  return {
    // A site is one for us whether it is spelled with www or not; robots.txt is asked by path.
    allows: (address) => {
      const { pathname, search } = new URL(address);
      return robots.isAllowed(new URL(pathname + search, place).href, USER_AGENT) ?? true;
    },
    delay: Math.min(LONGEST_DELAY, robots.getCrawlDelay(USER_AGENT) ?? 0),
    sitemaps: robots.getSitemaps(),
  };
}
