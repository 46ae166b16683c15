import type { PassageKind } from "../knowledge/articles.ts";
import { tidyText } from "./block.ts";
import { writeTable } from "./table.ts";

/** Collects one outermost `table`; a table inside a cell becomes part of the cell's text. */
export class HtmlTable {
  readonly start: number;
  readonly #rows: { cells: string[]; isHeader: boolean }[] = [];
  #depth = 1;
  #cell: string | null = null;

  constructor(start: number) {
    this.start = start;
  }

  open(name: string): void {
    if (name === "table") this.#depth += 1;
    if (this.#depth > 1) return this.text(" ");
    if (name === "tr") this.#rows.push({ cells: [], isHeader: true });
    else if (name === "td" || name === "th") {
      this.#endCell();
      if (this.#rows.length === 0) this.#rows.push({ cells: [], isHeader: true });
      const row = this.#rows.at(-1);
      if (row && name === "td") row.isHeader = false;
      this.#cell = "";
    } else this.text(" ");
  }

  text(text: string): void {
    if (this.#cell !== null) this.#cell += text;
  }

  /** True when the table has ended. */
  close(name: string): boolean {
    if (name === "table") this.#depth -= 1;
    if (this.#depth <= 1 && (name === "td" || name === "th" || name === "tr")) this.#endCell();
    return this.#depth === 0;
  }

  write(): { kind: PassageKind; text: string } {
    this.#endCell();
    const rows = this.#rows.filter((row) => row.cells.some(Boolean));
    const isLayout = rows.every((row) => row.cells.length < 2);
    if (isLayout)
      return { kind: "paragraph", text: rows.map((row) => row.cells.join(" ")).join("\n") };
    return {
      kind: "table",
      text: writeTable(
        rows.map((row) => row.cells),
        rows[0]?.isHeader ?? false,
      ),
    };
  }

  #endCell(): void {
    if (this.#cell === null) return;
    this.#rows.at(-1)?.cells.push(tidyText(this.#cell));
    this.#cell = null;
  }
}
