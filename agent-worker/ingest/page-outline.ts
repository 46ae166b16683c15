import { Parser } from "htmlparser2";
import { HtmlDepth } from "./html-depth.ts";

/** An element of a page by its place in the source; `text` and `linked` count what is right inside it, in and out of links. */
export type PageElement = {
  at: number;
  name: string;
  parent: PageElement | null;
  depth: number;
  text: number;
  linked: number;
};

export type PageOutline = {
  elements: Map<number, PageElement>;
  hasMain: boolean;
  text: number;
  linked: number;
};

const SILENT = new Set(["script", "style", "noscript", "template", "title", "svg", "head"]);

/** The elements of a page with how much text is in each; null when there are more than `most`. */
export function outlinePage(source: string, most: number): PageOutline | null {
  const outline: PageOutline = { elements: new Map(), hasMain: false, text: 0, linked: 0 };
  const open: PageElement[] = [];
  const depth = new HtmlDepth();
  let silent = 0;
  let links = 0;
  const parser = new Parser({
    onopentag(name, attributes, isImplied) {
      depth.enter();
      const parent = open.at(-1) ?? null;
      const at = isImplied ? -1 : parser.startIndex;
      const element = { at, name, parent, depth: open.length, text: 0, linked: 0 };
      if (!isImplied && outline.elements.size <= most) outline.elements.set(at, element);
      open.push(element);
      if (SILENT.has(name)) silent += 1;
      if (name === "a") links += 1;
      if (name === "main" || name === "article" || attributes["role"] === "main")
        outline.hasMain = true;
    },
    onclosetag(name) {
      depth.leave();
      open.pop();
      if (SILENT.has(name)) silent -= 1;
      if (name === "a") links -= 1;
    },
    ontext(text) {
      const element = open.at(-1);
      const letters = text.trim().length;
      if (!element || silent > 0 || letters === 0) return;
      element[links > 0 ? "linked" : "text"] += letters;
      outline[links > 0 ? "linked" : "text"] += letters;
    },
  });
  parser.end(source);
  return outline.elements.size > most ? null : outline;
}
