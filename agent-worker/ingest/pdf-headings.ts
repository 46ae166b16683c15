import type { PdfLine } from "./pdf-lines.ts";

const LONGEST = 140;
const LARGER = 1.12;
const MOST_LINES = 4;

/** The lines that are headings, with their levels; the title is the largest heading of the beginning. */
export function readPdfHeadings(lines: PdfLine[]): {
  title: string | null;
  levels: Map<PdfLine, number>;
} {
  const body = commonest(lines, (line) => roundSize(line.size), 0);
  const face = commonest(lines, (line) => line.font, "");
  const isLarger = (line: PdfLine) => line.size > body * LARGER && mayBeHeading(line);
  const larger = lines.filter((line, index) => isLarger(line) && !isInText(lines, index));
  const sizes = [...new Set(larger.map((line) => roundSize(line.size)))].toSorted((a, b) => b - a);
  const levels = new Map<PdfLine, number>();
  for (const line of larger) levels.set(line, Math.min(6, sizes.indexOf(roundSize(line.size)) + 1));
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!levels.has(line) && next && isSetApart(line, next, { body, face })) levels.set(line, 7);
  }
  const opening = lines.slice(0, 12).filter((line) => levels.get(line) === 1);
  return { title: opening.map((line) => line.text).join(" ") || null, levels };
}

/** A short line of its own in another face (bold, as a rule) right before text in the usual one. */
function isSetApart(line: PdfLine, next: PdfLine, usual: { body: number; face: string }): boolean {
  if (line.font === usual.face || next.font !== usual.face) return false;
  if (roundSize(line.size) < usual.body || line.cells.length > 1 || !mayBeHeading(line))
    return false;
  const isShort = line.text.length <= 80 && !/[.,;]$/.test(line.text);
  const isApart = line.gap <= 0 || line.gap > line.size * 1.3;
  return isShort && isApart && next.gap > line.size * 0.5;
}

function mayBeHeading(line: PdfLine): boolean {
  return line.text.length <= LONGEST && /\p{L}{2}/u.test(line.text) && !isRow(line);
}

/** "2.1" may stand apart from its heading; other lines with gaps are rows. */
function isRow({ cells }: PdfLine): boolean {
  return cells.length > 2 || (cells.length === 2 && !/^[\divx.]+$/i.test(cells[0] ?? ""));
}

/** More lines of one size, one after the other, than a heading has, or rows of a table among them. */
function isInText(lines: PdfLine[], index: number): boolean {
  const size = roundSize(lines[index]?.size ?? 0);
  const isSame = (line: PdfLine | undefined) => line !== undefined && roundSize(line.size) === size;
  let [first, last] = [index, index];
  while (last - first < MOST_LINES && isSame(lines[first - 1])) first -= 1;
  while (last - first < MOST_LINES && isSame(lines[last + 1])) last += 1;
  return last - first >= MOST_LINES || lines.slice(first, last + 1).some(isRow);
}

function commonest<T>(lines: PdfLine[], keyOf: (line: PdfLine) => T, none: T): T {
  const weights = new Map<T, number>();
  for (const line of lines) {
    const key = keyOf(line);
    weights.set(key, (weights.get(key) ?? 0) + line.text.length);
  }
  return [...weights].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? none;
}

function roundSize(size: number): number {
  return Math.round(size * 2) / 2;
}
