import { basename, extname } from "node:path";
import type { Document } from "./block.ts";
import { decodeText, statedEncoding } from "./decode.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { readPlainText } from "./plain-text.ts";

export type ReadOutcome =
  | { ok: true; document: Document & { title: string } }
  | { ok: false; problem: string };

/** `encoding` is what the server of a page said, if anything. */
type Reader = (bytes: Uint8Array, encoding: string | null) => Promise<Document> | Document;

const HEADING = /^#{1,3} \S/gm;
/** What Notion puts after the names of its exports. */
const NOTION_ID = /[ -][0-9a-f]{32}$/;

type Kind = { name: string; endings: string[]; read: Reader };

const readPage: Reader = async (bytes, encoding) => {
  const source = decode(bytes, encoding ?? statedEncoding(bytes));
  const { findContent } = await import("./page-content.ts");
  const page = readHtml(source, { contentAt: findContent(source) });
  if (page.blocks.length === 0 && /<script\b/i.test(source))
    throw new NotText("holds no text: what its scripts would write is not read");
  return page;
};

/** The readers of the heavier formats are loaded when the first such file comes. */
const KINDS: Kind[] = [
  {
    name: "Markdown",
    endings: [".md", ".markdown"],
    read: (bytes, encoding) => readMarkdown(decode(bytes, encoding), { isMdx: false }),
  },
  {
    name: "MDX",
    endings: [".mdx"],
    read: (bytes, encoding) => readMarkdown(decode(bytes, encoding), { isMdx: true }),
  },
  { name: "HTML", endings: [".html", ".htm", ".xhtml"], read: readPage },
  {
    name: "plain text",
    endings: [".txt", ".text"],
    read: (bytes, encoding) => {
      const source = decode(bytes, encoding);
      return isMarkdown(source) ? readMarkdown(source, { isMdx: false }) : readPlainText(source);
    },
  },
  {
    name: "PDF",
    endings: [".pdf"],
    read: async (bytes) => (await import("./pdf.ts")).readPdf(bytes),
  },
  {
    name: "Word",
    endings: [".docx"],
    read: async (bytes) => (await import("./docx.ts")).readDocx(bytes),
  },
  {
    name: "CSV",
    endings: [".csv", ".tsv"],
    read: async (bytes, encoding) => (await import("./csv.ts")).readCsv(decode(bytes, encoding)),
  },
];

const KIND_OF = new Map(KINDS.flatMap((kind) => kind.endings.map((ending) => [ending, kind])));

export const READABLE_KINDS = KINDS.map(
  ({ name, endings }) => `${name} (${endings.join(" ")})`,
).join(", ");

/** Files such as `llms.txt`: two headings as Markdown has them, or one at the very beginning. */
function isMarkdown(source: string): boolean {
  return /^\s*# \S/.test(source) || (source.match(HEADING)?.length ?? 0) > 1;
}

class NotText extends Error {}

export function isReadable(path: string): boolean {
  return KIND_OF.has(extname(path).toLowerCase());
}

/** `path` decides the format and gives the title when the file has none; a file that is broken is a problem, no error. */
export async function readDocument(
  path: string,
  bytes: Uint8Array,
  encoding: string | null = null,
): Promise<ReadOutcome> {
  const kind = KIND_OF.get(extname(path).toLowerCase());
  if (!kind)
    return { ok: false, problem: `is not a kind of file that can be read: ${READABLE_KINDS}` };
  if (bytes.length === 0) return { ok: false, problem: "holds no text" };
  try {
    const document = await kind.read(bytes, encoding);
    if (document.blocks.length === 0) return { ok: false, problem: "holds no text" };
    return { ok: true, document: { ...document, title: document.title ?? titleOfPath(path) } };
  } catch (error) {
    if (error instanceof NotText) return { ok: false, problem: error.message };
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `cannot be understood as ${kind.name}: ${why.split("\n")[0]}` };
  }
}

function decode(bytes: Uint8Array, encoding: string | null): string {
  const decoded = decodeText(bytes, encoding);
  if (!decoded.ok) throw new NotText(decoded.problem);
  return decoded.text.replaceAll("\0", "");
}

function titleOfPath(path: string): string {
  const stem = basename(path, extname(path)).replace(NOTION_ID, "");
  const name = stem.replace(/[-_]+/g, " ").trim() || path;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
