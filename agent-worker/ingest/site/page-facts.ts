import { Parser } from "htmlparser2";
import { HtmlDepth } from "../html-depth.ts";
import { decodeText, statedEncoding } from "../decode.ts";
import type { PageFacts } from "../reader/reading.ts";

const MOST_LINKS = 5000;

/** The links of a page and what it tells crawlers about itself; `address` is where it was found. */
export function readPageFacts(
  bytes: Uint8Array,
  encoding: string | null,
  address: string,
): PageFacts {
  const decoded = decodeText(bytes, encoding ?? statedEncoding(bytes));
  const links = new Set<string>();
  const facts: PageFacts = { links: [], canonical: null, mayIndex: true };
  let base = address;
  let mayFollow = true;
  const depth = new HtmlDepth();
  const parser = new Parser({
    onopentag(name, { href, rel = "", name: meta = "", content = "" }) {
      depth.enter();
      if (name === "base" && href) base = resolveAddress(href, base) ?? base;
      if (name === "meta" && /^(?:robots|lobby)$/i.test(meta)) {
        if (/\b(?:noindex|none)\b/i.test(content)) facts.mayIndex = false;
        if (/\b(?:nofollow|none)\b/i.test(content)) mayFollow = false;
      }
      if (!href) return;
      const target = resolveAddress(href, base);
      if (!target) return;
      if (name === "link" && rel.toLowerCase() === "canonical") facts.canonical ??= target;
      if (name === "a" && links.size < MOST_LINKS && !/\bnofollow\b/i.test(rel)) links.add(target);
    },
    onclosetag() {
      depth.leave();
    },
  });
  if (decoded.ok) parser.end(decoded.text);
  return { ...facts, links: mayFollow ? [...links] : [] };
}

function resolveAddress(href: string, base: string): string | null {
  const url = URL.parse(href.trim(), base);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
