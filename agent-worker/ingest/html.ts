import { Parser } from "htmlparser2";
import type { Document } from "./block.ts";
import { HtmlDepth } from "./html-depth.ts";
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

/**
 * Reads a page as a stream, so that neither depth nor broken markup can exhaust the stack. `contentAt` is where the
 * element begins that holds what the page is about, if it is known.
 */
export function readHtml(source: string, contentAt: number | null = null): Document {
  const walk = new HtmlWalk();
  let dropDepth = 0;
  const depth = new HtmlDepth();
  let contentDepth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth.enter();
        if (dropDepth > 0 || isDropped(name, attributes)) {
          if (!VOID.has(name)) dropDepth += 1;
          return;
        }
        walk.open(name, attributes, parser.startIndex);
        if (parser.startIndex !== contentAt || contentDepth > 0) return;
        contentDepth = depth.now;
        walk.enterContent();
      },
      onclosetag(name) {
        depth.leave();
        if (contentDepth > depth.now) {
          contentDepth = 0;
          walk.leaveContent();
        }
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
