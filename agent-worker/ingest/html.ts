import { Parser } from "htmlparser2";
import type { Document } from "./block.ts";
import { HtmlWalk } from "./html-walk.ts";

/** Everything in these is dropped, whatever is inside. */
const DROPPED = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "nav",
  "footer",
  "svg",
  "math",
  "iframe",
  "object",
  "button",
  "select",
  "textarea",
  "canvas",
  "audio",
  "video",
  "dialog",
]);
const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);

/** No page that people read comes near it; beyond it the parser's time grows with the square of the depth. */
const DEEPEST = 2000;

/** Reads a page as a stream, so that neither depth nor broken markup can exhaust the stack. */
export function readHtml(source: string): Document {
  const walk = new HtmlWalk();
  let dropDepth = 0;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > DEEPEST) throw new Error(`it is nested more than ${DEEPEST} levels deep`);
        if (dropDepth > 0 || isDropped(name, attributes)) {
          if (!VOID.has(name)) dropDepth += 1;
          return;
        }
        walk.open(name, attributes, parser.startIndex);
      },
      onclosetag(name) {
        depth -= 1;
        if (VOID.has(name)) return;
        if (dropDepth > 0) dropDepth -= 1;
        else walk.close(name, parser.endIndex + 1);
      },
      ontext(text) {
        if (dropDepth === 0) walk.text(text, parser.startIndex, parser.endIndex + 1);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(source);
  return walk.finish();
}

function isDropped(name: string, attributes: Record<string, string>): boolean {
  if (DROPPED.has(name) || "hidden" in attributes) return true;
  if (attributes["aria-hidden"] === "true") return true;
  return ["navigation", "search", "banner", "contentinfo"].includes(attributes["role"] ?? "");
}
