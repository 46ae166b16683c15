import { Parser } from "htmlparser2";
import { HtmlDepth } from "../html-depth.ts";
import { decodeText, statedEncoding } from "../decode.ts";
import type { PageFacts } from "../reader/reading.ts";

const MOST_LINKS = 5000;
const REFRESH = /^\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"'\s]+)/i;
const LONGEST_REFRESH = 10;

/** The links of a page and what it tells crawlers about itself; `address` is where it was found. */
export function readPageFacts(
  bytes: Uint8Array,
  encoding: string | null,
  address: string,
): PageFacts {
  const decoded = decodeText(bytes, encoding ?? statedEncoding(bytes));
  const links = new Set<string>();
  const facts: PageFacts = { links: [], canonical: null, refresh: null, mayIndex: true };
  let base = address;
  let mayFollow = true;
  const depth = new HtmlDepth();
  const parser = new Parser({
    onopentag(name, attributes) {
      const { href, rel = "", name: meta = "", content = "" } = attributes;
      depth.enter();
      if (name === "meta" && /^refresh$/i.test(attributes["http-equiv"] ?? ""))
        facts.refresh ??= readRefresh(content, base);
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

/** What a page that shows itself anew says, or one that leaves its reader time, is no redirect. */
function readRefresh(content: string, base: string): string | null {
  const [, seconds, to] = REFRESH.exec(content) ?? [];
  const target = Number(seconds) <= LONGEST_REFRESH && to ? resolveAddress(to, base) : null;
  return target && target !== base ? target : null;
}

function resolveAddress(href: string, base: string): string | null {
  const url = URL.parse(href.trim(), base);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
