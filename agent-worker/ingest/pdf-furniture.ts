import type { PdfLine } from "./pdf-lines.ts";

const EDGE_LINES = 2;
const PAGE_NUMBER =
  /^(?:(?:page|seite|p\.|página|pagina)\s*)?\d{1,4}(?:\s*(?:\/|of|von|de|sur)\s*\d{1,4})?$/i;

/** Without the page numbers and the lines that stand at the top or the foot of page after page. */
export function dropPageFurniture(pages: PdfLine[][]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(edgeLines(page).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = Math.max(2, pages.length * 0.4);
  return pages.map((page) => {
    const edges = new Set(edgeLines(page));
    return page.filter(
      (line) =>
        !edges.has(line) ||
        !(PAGE_NUMBER.test(line.text) || (counts.get(keyOf(line)) ?? 0) >= often),
    );
  });
}

function edgeLines(page: PdfLine[]): PdfLine[] {
  return [...new Set([...page.slice(0, EDGE_LINES), ...page.slice(-EDGE_LINES)])];
}

function keyOf(line: PdfLine): string {
  return line.text.replace(/\d+/g, "#").toLowerCase();
}
