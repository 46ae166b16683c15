import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { outlinePage, type PageElement, type PageOutline } from "./page-outline.ts";

const LARGEST_PAGE = 2_000_000;
const MOST_ELEMENTS = 20_000;
/** A page with fewer links has no menus worth looking for. */
const LINKED_SHARE = 0.1;
/** A choice that would leave out more of the text than this is a mistake. */
const KEPT_SHARE = 0.7;

/**
 * Where in the source the element begins that holds the page's content; null when the page says so itself
 * (`main`, `article`) or it does not show. Only the choice is taken from Readability, which drops accordions and tables.
 */
export function findContent(source: string): number | null {
  if (source.length > LARGEST_PAGE) return null;
  const outline = outlinePage(source, MOST_ELEMENTS);
  if (!outline || outline.hasMain) return null;
  if (outline.linked < (outline.linked + outline.text) * LINKED_SHARE) return null;
  const chosen = tryChoosing(source, outline);
  const common = chosen.length > 0 ? chosen.reduce(commonAncestor) : null;
  if (!common || common.name === "body" || common.name === "html" || common.at < 0) return null;
  return textInside(outline, common) < outline.text * KEPT_SHARE ? null : common.at;
}

/** A page that Readability fails on, by its depth for one, is read whole. */
function tryChoosing(source: string, outline: PageOutline): PageElement[] {
  try {
    return chooseElements(source, outline);
  } catch {
    return [];
  }
}

/** The elements with text of their own that Readability keeps. */
function chooseElements(source: string, outline: PageOutline): PageElement[] {
  const { document } = parseHTML(markElements(source, outline));
  const found = new Readability(document, { charThreshold: 200, disableJSONLD: true }).parse();
  const marks = found?.content?.matchAll(/ data-at="(\d+)"/g) ?? [];
  return Array.from(marks).flatMap(([, at]) => {
    const element = outline.elements.get(Number(at));
    return element && element.text > 0 ? [element] : [];
  });
}

function markElements(source: string, outline: PageOutline): string {
  const parts: string[] = [];
  let done = 0;
  for (const { at, name } of outline.elements.values()) {
    const end = at + 1 + name.length;
    parts.push(source.slice(done, end), ` data-at="${at}"`);
    done = end;
  }
  return parts.join("") + source.slice(done);
}

function commonAncestor(a: PageElement, b: PageElement): PageElement {
  let [left, right]: [PageElement, PageElement] = [a, b];
  while (left !== right) {
    const deeper = left.depth >= right.depth ? left : right;
    if (!deeper.parent) return deeper;
    if (deeper === left) left = deeper.parent;
    else right = deeper.parent;
  }
  return left;
}

function textInside(outline: PageOutline, ancestor: PageElement): number {
  let inside = 0;
  for (const element of outline.elements.values()) {
    let one: PageElement | null = element;
    while (one && one.depth > ancestor.depth) one = one.parent;
    if (one === ancestor) inside += element.text;
  }
  return inside;
}
