import { tidyText } from "./block.ts";

/** A run of text as it is drawn; `transform` holds its size and its place, measured from the lower left. */
export type PdfItem = {
  str: string;
  transform: number[];
  width: number;
  height: number;
  fontName: string;
  hasEOL: boolean;
};

/** `cells` are the parts of a line with wide gaps between them; `gap` is the distance to the line before. */
export type PdfLine = {
  text: string;
  cells: string[];
  size: number;
  font: string;
  x: number;
  y: number;
  right: number;
  gap: number;
};

type OpenLine = Omit<PdfLine, "text" | "cells" | "gap"> & {
  parts: string[];
  letters: number;
};

const COLUMN = "\t";

/** Puts the runs of a page together to lines. */
export function readPdfLines(items: PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: OpenLine | null = null;
  const close = () => {
    if (open) lines.push(finishLine(open, lines.at(-1)));
    open = null;
  };
  for (const item of items) {
    const size = Math.abs(item.transform[3] || item.height || item.transform[0] || 0);
    const [x, y] = [item.transform[4] ?? 0, item.transform[5] ?? 0];
    if (item.str.trim()) {
      if (open && Math.abs(open.y - y) > Math.max(open.size, size) * 0.5) close();
      open = open ? addItem(open, item, x, size) : startLine(item, x, y, size);
    } else if (item.str && open) open.parts.push(" ");
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

function startLine(item: PdfItem, x: number, y: number, size: number): OpenLine {
  const { str, fontName, width } = item;
  return { parts: [str], size, font: fontName, x, y, right: x + width, letters: str.length };
}

function addItem(line: OpenLine, item: PdfItem, x: number, size: number): OpenLine {
  const gap = x - line.right;
  const joint = gap > size * 1.5 ? COLUMN : gap > size * 0.15 ? " " : "";
  const leads = item.str.length > line.letters;
  line.parts.push(joint, item.str);
  return {
    ...line,
    right: x + item.width,
    size: leads ? size : line.size,
    font: leads ? item.fontName : line.font,
    letters: Math.max(line.letters, item.str.length),
  };
}

function finishLine(open: OpenLine, before: PdfLine | undefined): PdfLine {
  const { parts, size, font, x, y, right } = open;
  const cells = inReadingOrder(parts).split(COLUMN).map(tidyText).filter(Boolean);
  const gap = before ? before.y - y : 0;
  return { text: cells.join(" "), cells, size, font, x, y, right, gap };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /[\p{L}\p{Nd}]/u;

/** Arabic and Hebrew are drawn from the left as well: the runs are turned round, but not what is Latin among them. */
function inReadingOrder(parts: string[]): string {
  const turned = parts.filter((part) => RIGHT_TO_LEFT.test(part)).length;
  if (turned < 2 || turned < parts.filter((part) => LEFT_TO_RIGHT.test(part)).length / 2)
    return parts.join("");
  const runs: string[] = [];
  let isForeign = false;
  for (const part of parts) {
    const wasForeign = isForeign;
    isForeign = RIGHT_TO_LEFT.test(part) ? false : LEFT_TO_RIGHT.test(part) || isForeign;
    if (wasForeign && isForeign) runs.push(`${runs.pop() ?? ""}${part}`);
    else runs.push(part);
  }
  // What is drawn are the forms that letters have beside each other.
  return runs.toReversed().join("").normalize("NFKC");
}
