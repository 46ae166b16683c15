import type { PdfLine } from "./pdf-lines.ts";

const EDGE_LINES = 3;
/** The share of the height that text ever reaches. */
const MARGIN = 0.1;
const PAGE_NUMBER =
  /^(?:(?:page|seite|p\.|página|pagina)\s*)?\d{1,4}(?:\s*(?:\/|of|von|de|sur)\s*\d{1,4})?$/i;

type Margins = { top: number; foot: number };

/** Without the page numbers and the lines that stand at the top or the foot of page after page. */
export function dropPageFurniture(pages: PdfLine[][]): PdfLine[][] {
  const margins = findMargins(pages);
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(edgeLines(page, margins).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = Math.max(2, pages.length * 0.4);
  return pages.map((page) => {
    const edges = new Set(edgeLines(page, margins));
    return page.filter(
      (line) =>
        !edges.has(line) ||
        !(PAGE_NUMBER.test(line.text) || (counts.get(keyOf(line)) ?? 0) >= often),
    );
  });
}

/** By their place: what stands at the top may be drawn last. */
function edgeLines(page: PdfLine[], { top, foot }: Margins): PdfLine[] {
  const falling = page.toSorted((a, b) => b.y - a.y);
  const upper = falling.slice(0, EDGE_LINES).filter((line) => line.y > top);
  return [...upper, ...falling.slice(-EDGE_LINES).filter((line) => line.y < foot)];
}

function findMargins(pages: PdfLine[][]): Margins {
  let [highest, lowest] = [-Infinity, Infinity];
  for (const { y } of pages.flat()) [highest, lowest] = [Math.max(highest, y), Math.min(lowest, y)];
  const margin = (highest - lowest) * MARGIN;
  return { top: highest - margin, foot: lowest + margin };
}

function keyOf(line: PdfLine): string {
  return line.text.replace(/\d+/g, "#").toLowerCase();
}
