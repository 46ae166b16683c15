import type { PassageKind } from "../knowledge/articles.ts";
import { tidyText } from "./block.ts";
import { INLINE } from "./html-list.ts";
import { looksLikeNames, writeTable } from "./table.ts";

type Cell = { text: string; columns: number; rows: number };

/** No honest table spans more, and what is spanned is written again in each place. */
const WIDEST = 50;
const LONGEST_REPEATED = 80;

/** Collects one outermost `table`; a table inside a cell becomes part of the cell's text. */
export class HtmlTable {
  readonly start: number;
  readonly #rows: { cells: Cell[]; isHeader: boolean }[] = [];
  #depth = 1;
  #cell: Cell | null = null;
  #caption = "";
  #isCaption = false;

  constructor(start: number) {
    this.start = start;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === "table") this.#depth += 1;
    if (this.#depth > 1)
      return name === "tr" && this.#cell?.text.trim() ? this.text("; ") : this.#part(name);
    if (name === "caption") this.#isCaption = true;
    else if (name === "tr") this.#rows.push({ cells: [], isHeader: true });
    else if (name === "td" || name === "th") {
      this.#endCell();
      if (this.#rows.length === 0) this.#rows.push({ cells: [], isHeader: true });
      const row = this.#rows.at(-1);
      if (row && name === "td") row.isHeader = false;
      this.#cell = {
        text: "",
        columns: readSpan(attributes["colspan"]),
        rows: readSpan(attributes["rowspan"]),
      };
    } else this.#part(name);
  }

  text(text: string): void {
    if (this.#isCaption) this.#caption += text;
    else if (this.#cell !== null) this.#cell.text += text;
  }

  /** True when the table has ended. */
  close(name: string): boolean {
    if (name === "table") this.#depth -= 1;
    if (name === "caption") this.#isCaption = false;
    this.#part(name);
    if (this.#depth <= 1 && (name === "td" || name === "th" || name === "tr")) this.#endCell();
    return this.#depth === 0;
  }

  write(): { kind: PassageKind; text: string; caption: string } {
    this.#endCell();
    const caption = tidyText(this.#caption);
    const rows = this.#rows.filter((row) => row.cells.some(({ text }) => text !== ""));
    const isLayout = rows.every((row) => row.cells.length < 2);
    if (isLayout) {
      const text = rows.flatMap((row) => row.cells.map((cell) => cell.text)).join("\n");
      return { kind: "paragraph", text, caption };
    }
    const texts = spread(rows.map((row) => row.cells));
    const hasHeader = rows[0]?.isHeader || looksLikeNames(texts);
    return { kind: "table", text: writeTable(texts, hasHeader), caption };
  }

  #part(name: string): void {
    if (!INLINE.has(name)) this.text(" ");
  }

  #endCell(): void {
    if (this.#cell === null) return;
    this.#rows.at(-1)?.cells.push({ ...this.#cell, text: tidyText(this.#cell.text) });
    this.#cell = null;
  }
}

function readSpan(written: string | undefined): number {
  return Math.min(WIDEST, Math.max(1, Math.trunc(Number(written ?? 1)) || 1));
}

/** Every cell in its column: what spans rows or columns is written in each, but a long text or a row's name only once. */
function spread(rows: Cell[][]): string[][] {
  const below: { text: string; rows: number }[] = [];
  return rows.map((cells) => {
    const texts: string[] = [];
    const takeSpanned = () => {
      for (let over = below[texts.length]; over && over.rows > 0; over = below[texts.length]) {
        over.rows -= 1;
        texts.push(over.text);
      }
    };
    for (const { text, columns, rows: height } of cells) {
      takeSpanned();
      const repeated = text.length <= LONGEST_REPEATED ? text : "";
      const beside = texts.length === 0 ? "" : repeated;
      for (let column = 0; column < columns; column += 1) {
        below[texts.length] = { text: column === 0 ? repeated : beside, rows: height - 1 };
        texts.push(column === 0 ? text : beside);
      }
    }
    takeSpanned();
    return texts;
  });
}
