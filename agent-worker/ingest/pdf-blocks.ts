import type { PassageKind } from "../knowledge/articles.ts";
import { type Block, HeadingStack } from "./block.ts";
import { readPdfHeadings } from "./pdf-headings.ts";
import type { PdfLine } from "./pdf-lines.ts";
import { dropPageFurniture } from "./pdf-furniture.ts";
import { writeTable } from "./table.ts";

type OpenBlock = { kind: PassageKind; lines: PdfLine[]; start: number };

const ITEM = /^(?:[•●▪◦‣·–*-]|\(?\d{1,3}[.)]|[a-z][.)])\s+(?=\S)/;
const SENTENCE_END = /[.!?:;。！？]["”’)]?$/;

/** Offsets are characters of the lines' texts, one after the other. */
export function writePdfBlocks(pages: PdfLine[][]): { title: string | null; blocks: Block[] } {
  const kept = dropPageFurniture(pages);
  const headings = readPdfHeadings(kept.flat());
  const walk = new PdfWalk();
  for (const page of kept) {
    for (const [index, line] of page.entries())
      walk.visit(line, headings.levels.get(line) ?? 0, index === 0);
  }
  walk.close();
  return { title: headings.title, blocks: walk.blocks };
}

class PdfWalk {
  readonly blocks: Block[] = [];
  readonly #headings = new HeadingStack();
  #heading: { level: number; text: string } | null = null;
  #open: OpenBlock | null = null;
  #at = 0;
  #pitch = 0;

  visit(line: PdfLine, level: number, isPageStart: boolean): void {
    const start = this.#at;
    this.#at += line.text.length + 1;
    if (level > 0) return this.#visitHeading(line, level);
    this.#endHeading();
    const kind = kindOf(line);
    if (this.#open && !this.#continues(this.#open, line, kind, isPageStart)) this.close();
    if (this.#open) this.#open.lines.push(line);
    else this.#open = { kind, lines: [line], start };
    if (line.gap > 0 && line.gap < line.size * 2.5) this.#pitch = line.gap;
  }

  close(): void {
    this.#endHeading();
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const isTable = open.kind === "table" && open.lines.length > 1;
    const kind = isTable || open.kind !== "table" ? open.kind : "paragraph";
    const text = isTable
      ? writeTable(
          open.lines.map((line) => line.cells),
          true,
        )
      : kind === "list"
        ? writeItems(open.lines)
        : joinLines(open.lines.map((line) => line.text));
    if (text) {
      const end = open.start + open.lines.reduce((sum, line) => sum + line.text.length + 1, 0);
      this.blocks.push({ kind, text, headings: this.#headings.path, start: open.start, end });
    }
  }

  /** A heading of two lines is one heading. */
  #visitHeading(line: PdfLine, level: number): void {
    const before = this.#heading;
    this.close();
    const text = before?.level === level ? joinLines([before.text, line.text]) : line.text;
    if (before?.level === level) this.#headings.leave(level);
    this.#headings.enter(level, text);
    this.#heading = { level, text };
  }

  #endHeading(): void {
    this.#heading = null;
  }

  #continues(open: OpenBlock, line: PdfLine, kind: PassageKind, isPageStart: boolean): boolean {
    const last = open.lines.at(-1);
    if (!last) return true;
    if (open.kind === "table" || kind === "table") return open.kind === kind && !isPageStart;
    const isNearby = this.#pitch === 0 || line.gap <= Math.max(this.#pitch, line.size) * 1.4;
    const isElsewhere = isPageStart || line.gap <= 0;
    if (kind === "list") return open.kind === "list";
    if (isElsewhere) return !SENTENCE_END.test(last.text);
    return isNearby;
  }
}

function kindOf(line: PdfLine): PassageKind {
  if (ITEM.test(line.text)) return "list";
  return line.cells.length > 1 ? "table" : "paragraph";
}

function writeItems(lines: PdfLine[]): string {
  const items: string[] = [];
  for (const { text } of lines) {
    const number = /^\(?(\d{1,3})[.)]\s/.exec(text)?.[1];
    if (ITEM.test(text)) items.push(`${number ? `${number}.` : "-"} ${text.replace(ITEM, "")}`);
    else items.push(joinLines([items.pop() ?? "-", text]));
  }
  return items.join("\n");
}

/** A word that was parted at the end of a line is whole again. */
function joinLines(texts: string[]): string {
  let joined = "";
  for (const text of texts) {
    if (/\p{L}-$/u.test(joined) && /^\p{Ll}/u.test(text)) joined = joined.slice(0, -1) + text;
    else joined = joined ? `${joined} ${text}` : text;
  }
  return joined;
}
