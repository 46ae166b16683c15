import { tidyText } from "./block.ts";

/**
 * A table as lines that read as text: "Day / Hours:" and "Monday: 8 to 18" with two columns, "Basic — Price: 20; Users: 5" with more.
 * The first row is taken for the names of the columns when `hasHeader`.
 */
export function writeTable(rows: string[][], hasHeader: boolean): string {
  const cells = rows.map((row) => row.map(tidyText)).filter((row) => row.some(Boolean));
  const [first, ...rest] = cells;
  if (!first) return "";
  const names = hasHeader && rest.length > 0 ? first : [];
  const lines = (names.length > 0 ? rest : cells).map((row) => writeRow(row, names));
  if (names.length === 2) lines.unshift(`${names.filter(Boolean).join(" / ")}:`);
  return lines.filter(Boolean).join("\n");
}

function writeRow(row: string[], names: string[]): string {
  const [lead, ...rest] = row;
  const values = rest.map((value, index) => {
    const name = names[index + 1];
    return value && name && names.length > 2 ? `${name}: ${value}` : value;
  });
  const tail = values.filter(Boolean).join("; ");
  if (!lead) return tail;
  if (!tail) return lead;
  return names.length > 2 ? `${lead} — ${tail}` : `${lead}: ${tail}`;
}

/** Whether a table's first row names its columns although nothing says so: short words above rows with numbers. */
export function looksLikeNames(rows: string[][]): boolean {
  const [first = [], ...rest] = rows;
  if (first.length < 3 || rest.length === 0) return false;
  const areWords = first.every((text) => text !== "" && text.length <= 40 && !/[\d.!?]/.test(text));
  return areWords && rest.some((row) => row.slice(1).some((text) => /\d/.test(text)));
}
