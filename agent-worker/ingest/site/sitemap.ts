import { gunzipSync } from "node:zlib";
import { XMLParser } from "fast-xml-parser";
import { decodeText, statedEncoding } from "../decode.ts";
import type { Sitemap } from "../reader/reading.ts";

const LARGEST = 50 * 1024 * 1024;
const MOST_ADDRESSES = 50_000;

/** The addresses in a sitemap or an index of sitemaps, packed or not; throws when it is neither. */
export function readSitemap(bytes: Uint8Array): Sitemap {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
  const decoded = decodeText(plain, statedEncoding(plain));
  if (!decoded.ok) throw new Error(`it ${decoded.problem}`);
  if (!decoded.text.trimStart().startsWith("<")) return readLines(decoded.text);
  // Entities are left alone, so that none can be made to grow.
  const parser = new XMLParser({
    processEntities: false,
    ignoreDeclaration: true,
    removeNSPrefix: true,
  });
  const root: unknown = parser.parse(decoded.text);
  return {
    pages: addresses(field(field(root, "urlset"), "url")),
    sitemaps: addresses(field(field(root, "sitemapindex"), "sitemap")),
  };
}

function readLines(text: string): Sitemap {
  const lines = text.split(/\s+/).filter((line) => /^https?:\/\//.test(line));
  return { pages: lines.slice(0, MOST_ADDRESSES), sitemaps: [] };
}

function addresses(entries: unknown): string[] {
  const list = Array.isArray(entries) ? entries : [entries];
  return list.slice(0, MOST_ADDRESSES).flatMap((entry) => {
    const address = field(entry, "loc");
    return typeof address === "string" ? [address.trim().replaceAll("&amp;", "&")] : [];
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
