import { basename, extname } from "node:path";
import type { Document } from "./block.ts";
import { decodeText } from "./decode.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { readPlainText } from "./plain-text.ts";

type Reader = (text: string) => Document;

const READERS: ReadonlyMap<string, Reader> = new Map([
  [".md", (text) => readMarkdown(text, { isMdx: false })],
  [".markdown", (text) => readMarkdown(text, { isMdx: false })],
  [".mdx", (text) => readMarkdown(text, { isMdx: true })],
  [".html", readHtml],
  [".htm", readHtml],
  [".xhtml", readHtml],
  [".txt", readPlainText],
  [".text", readPlainText],
]);

export const READABLE_KINDS =
  "Markdown, MDX, HTML and plain text (.md .markdown .mdx .html .htm .xhtml .txt .text)";

export type ReadOutcome =
  | { ok: true; document: Document & { title: string } }
  | { ok: false; problem: string };

export function isReadable(path: string): boolean {
  return READERS.has(extname(path).toLowerCase());
}

/** `path` decides the format and gives the title when the file has none. */
export function readDocument(path: string, bytes: Uint8Array): ReadOutcome {
  const reader = READERS.get(extname(path).toLowerCase());
  if (!reader)
    return { ok: false, problem: `is not a kind of file that can be read: ${READABLE_KINDS}` };
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const document = reader(decoded.text.replaceAll("\0", ""));
  if (document.blocks.length === 0) return { ok: false, problem: "holds no text" };
  return { ok: true, document: { ...document, title: document.title ?? titleOfPath(path) } };
}

function titleOfPath(path: string): string {
  const name = basename(path, extname(path)).replace(/[-_]+/g, " ").trim() || path;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
