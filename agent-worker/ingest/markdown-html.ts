import type { Block } from "./block.ts";
import { readHtml } from "./html.ts";

/** What a piece of HTML in Markdown does: it holds blocks, or opens and closes sections for what follows it. */
export type HtmlPart =
  | { is: "blocks"; blocks: Block[]; title: string | null }
  | { is: "heading"; level: number; text: string }
  | { is: "summary"; text: string }
  | { is: "details" }
  | { is: "end-of-details" };

const PART =
  /<details\b[^>]*>|<\/details\s*>|<summary\b[^>]*>([\s\S]{0,2000}?)<\/summary\s*>|<h([1-6])\b[^>]*>([\s\S]{0,2000}?)<\/h\2\s*>/gi;

/** An accordion whose text is Markdown comes in pieces, as a heading in HTML does; all else is read as a page is. */
export function readHtmlParts(source: string): HtmlPart[] {
  const found = [...source.matchAll(PART)];
  if (found.length === 0 || !isInPieces(source, found)) return [asBlocks(source, 0)];
  const parts: HtmlPart[] = [];
  let at = 0;
  for (const match of found) {
    parts.push(asBlocks(source.slice(at, match.index), at), asPart(match));
    at = match.index + match[0].length;
  }
  return [...parts, asBlocks(source.slice(at), at)];
}

function isInPieces(source: string, found: RegExpExecArray[]): boolean {
  const opened = found.filter(([part]) => /^<details/i.test(part)).length;
  const closed = found.filter(([part]) => /^<\/details/i.test(part)).length;
  const rest = source.replace(PART, "").replace(/<[^>]*>/g, "");
  return opened !== closed || !/[\p{L}\p{N}]/u.test(rest);
}

function asPart([whole, summary, level, heading]: RegExpExecArray): HtmlPart {
  if (summary !== undefined) return { is: "summary", text: textOf(summary) };
  if (level !== undefined)
    return { is: "heading", level: Number(level), text: textOf(heading ?? "") };
  return { is: whole.startsWith("</") ? "end-of-details" : "details" };
}

function asBlocks(source: string, offset: number): HtmlPart {
  if (!source.trim()) return { is: "blocks", blocks: [], title: null };
  const { blocks, title } = readHtml(source);
  const moved = blocks.map((block) => ({
    ...block,
    start: block.start + offset,
    end: block.end + offset,
  }));
  return { is: "blocks", blocks: moved, title };
}

function textOf(source: string): string {
  return readHtml(`<h1>${source.replace(/<\/?h[1-6]\b[^>]*>/gi, " ")}</h1>`).title ?? "";
}
