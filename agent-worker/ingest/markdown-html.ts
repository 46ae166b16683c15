import type { Block } from "./block.ts";
import { readHtml } from "./html.ts";
import { opensPanel } from "./html-role.ts";

/**
 * What a piece of HTML in Markdown does: it holds blocks, or opens and closes sections for what follows it. Of its boxes,
 * `depth` more are open after it than before (fewer, if negative), and `leaves` of those open before it are closed.
 */
export type HtmlPart =
  | { is: "blocks"; blocks: Block[]; title: string | null; leaves: number; depth: number }
  | { is: "heading"; level: number; text: string }
  | { is: "summary"; text: string }
  | { is: "switch"; text: string }
  | { is: "details" }
  | { is: "end-of-details" };

const PART =
  /<details\b[^>]{0,1000}>|<\/details\s*>|<summary\b[^>]{0,1000}>([\s\S]{0,2000}?)<\/summary\s*>|<h([1-6])\b[^>]{0,1000}>([\s\S]{0,2000}?)<\/h\2\s*>|<button\b([^>]{0,1000})>([\s\S]{0,500}?)<\/button\s*>/gi;

/** What stands around the panels of an accordion. */
const BOX = /<\/?(?:div|li|ul|ol|section|article|dl|dd)\b[^>]{0,1000}>/gi;

/** An accordion whose text is Markdown comes in pieces, as a heading in HTML does; all else is read as a page is. */
export function readHtmlParts(source: string): HtmlPart[] {
  const found = [...source.matchAll(PART)].filter(([, , , , button]) => isSwitch(button));
  if (found.length === 0 || !isInPieces(source, found)) return [asBlocks(source, 0)];
  const parts: HtmlPart[] = [];
  let at = 0;
  for (const match of found) {
    parts.push(asBlocks(source.slice(at, match.index), at), asPart(match));
    at = match.index + match[0].length;
  }
  return [...parts, asBlocks(source.slice(at), at)];
}

/** True of all that is no button. */
function isSwitch(button: string | undefined): boolean {
  return button === undefined || opensPanel(readAttributes(button));
}

const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

function readAttributes(tag: string): Record<string, string> {
  const found = Array.from(tag.matchAll(ATTRIBUTE), ([, name = "", double, single, bare]) => [
    name.toLowerCase(),
    double ?? single ?? bare ?? "",
  ]);
  return Object.fromEntries(found);
}

function isInPieces(source: string, found: RegExpExecArray[]): boolean {
  const opened = found.filter(([part]) => /^<details/i.test(part)).length;
  const closed = found.filter(([part]) => /^<\/details/i.test(part)).length;
  const rest = source.replace(PART, "").replace(/<[^>]*>/g, "");
  return opened !== closed || !/[\p{L}\p{N}]/u.test(rest);
}

function asPart([whole, summary, level, heading, button, label]: RegExpExecArray): HtmlPart {
  if (button !== undefined) return { is: "switch", text: textOf(label ?? "") };
  if (summary !== undefined) return { is: "summary", text: textOf(summary) };
  if (level !== undefined)
    return { is: "heading", level: Number(level), text: textOf(heading ?? "") };
  return { is: whole.startsWith("</") ? "end-of-details" : "details" };
}

function asBlocks(source: string, offset: number): HtmlPart {
  const depths = { leaves: 0, depth: 0 };
  for (const [tag] of source.matchAll(BOX)) {
    depths.depth += tag.startsWith("</") ? -1 : 1;
    depths.leaves = Math.max(depths.leaves, -depths.depth);
  }
  if (!source.trim()) return { is: "blocks", blocks: [], title: null, ...depths };
  const { blocks, title } = readHtml(source);
  const moved = blocks.map((block) => ({
    ...block,
    start: block.start + offset,
    end: block.end + offset,
  }));
  return { is: "blocks", blocks: moved, title, ...depths };
}

function textOf(source: string): string {
  return readHtml(`<h1>${source.replace(/<\/?h[1-6]\b[^>]*>/gi, " ")}</h1>`).title ?? "";
}
