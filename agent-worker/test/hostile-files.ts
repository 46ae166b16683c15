import { deflateSync } from "node:zlib";
import JSZip from "jszip";
import { aDocxBomb } from "./office-files.ts";

const MEGABYTE = 1024 * 1024;
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const LETTERS = "abcdefghij".split("");

/** A Word document with this as its text, whatever that is. */
async function aWordFile(xml: string, parts: Record<string, string> = {}): Promise<Buffer> {
  const archive = await JSZip.loadAsync(await aDocxBomb(0));
  archive.file("word/document.xml", xml);
  for (const [name, content] of Object.entries(parts)) archive.file(name, content);
  return archive.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

const wordXml = (text: string, head = "") =>
  `<?xml version="1.0"?>${head}<w:document xmlns:w="${WORD}"><w:body>${text}</w:body></w:document>`;
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

export const wordFiles = {
  /** Ten entities, each ten times the one before. */
  laughs: () =>
    aWordFile(wordXml(paragraph("&j;"), doctype(entities((before) => before.repeat(10))))),
  secrets: () =>
    aWordFile(wordXml(paragraph("a &x;"), doctype('<!ENTITY x SYSTEM "file:///etc/passwd">'))),
  nested: () =>
    aWordFile(
      wordXml("<w:sdt><w:sdtContent>".repeat(50_000) + "</w:sdtContent></w:sdt>".repeat(50_000)),
    ),
  parts: () =>
    aWordFile(
      wordXml(paragraph("a")),
      Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`x/${index}`, ""])),
    ),
};

function doctype(content: string): string {
  return `<!DOCTYPE w [${content}]>`;
}

function entities(next: (before: string) => string): string {
  const others = LETTERS.slice(1).map(
    (letter, index) => `<!ENTITY ${letter} "${next(`&${LETTERS[index]};`)}">`,
  );
  return `<!ENTITY a "aaaaaaaaaa">${others.join("")}`;
}

const DRAWN = "BT /F1 12 Tf 1 0 0 1 50 700 Tm (Hello there) Tj ET";
const CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
const ONE_PAGE = "<< /Type /Pages /Count 1 /Kids [4 0 R] >>";
const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const PAGE =
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>";

export const pdfFiles = {
  /** A tree of pages that contains itself. */
  loop: () => aPdfFile([CATALOG, "<< /Type /Pages /Count 5 /Kids [2 0 R 2 0 R] >>"]),
  claimsMany: () =>
    aPdfFile([CATALOG, "<< /Type /Pages /Count 999999999 /Kids [4 0 R] >>", FONT, PAGE, stream()]),
  samePage: () =>
    aPdfFile([
      CATALOG,
      `<< /Type /Pages /Count 100000 /Kids [${"4 0 R ".repeat(100_000)}] >>`,
      FONT,
      PAGE,
      stream(),
    ]),
  nested: () =>
    aPdfFile([
      `<< /Type /Catalog /Pages 2 0 R /X ${"[".repeat(300_000)}${"]".repeat(300_000)} >>`,
      ONE_PAGE,
      FONT,
      PAGE,
      stream(),
    ]),
  script: () =>
    aPdfFile([
      "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1){}) >> >>",
      ONE_PAGE,
      FONT,
      PAGE,
      stream(),
    ]),
  /** A form that draws itself. */
  form: () =>
    aPdfFile([
      CATALOG,
      ONE_PAGE,
      FONT,
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Contents 5 0 R >>",
      stream(Buffer.from("/X Do /X Do")),
      stream(
        Buffer.from("/X Do /X Do"),
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
      ),
    ]),
  /** Packed twice: some kilobytes that unpack to hundreds of megabytes. */
  bomb: (megabytes: number) => {
    const packed = deflateSync(deflateSync(Buffer.alloc(megabytes * MEGABYTE, " ")));
    const content = stream(packed, "/Filter [/FlateDecode /FlateDecode]");
    return aPdfFile([CATALOG, ONE_PAGE, FONT, PAGE, content]);
  },
};

function stream(content: Buffer = Buffer.from(DRAWN), dictionary = ""): Buffer {
  const head = Buffer.from(`<< ${dictionary} /Length ${content.length} >>\nstream\n`);
  return Buffer.concat([head, content, Buffer.from("\nendstream")]);
}

function aPdfFile(objects: (string | Buffer)[]): Buffer {
  const parts = objects.flatMap((object, index) => [
    Buffer.from(`${index + 1} 0 obj\n`),
    Buffer.from(object),
    Buffer.from("\nendobj\n"),
  ]);
  const trailer = `trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`;
  return Buffer.concat([Buffer.from("%PDF-1.4\n"), ...parts, Buffer.from(trailer)]);
}

/** Front matter whose aliases stand for a billion words. */
export function aYamlBomb(): string {
  const lines = LETTERS.slice(1).map(
    (letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${LETTERS[index]}`).join(",")}]`,
  );
  return `---\na: &a [x,x,x,x,x,x,x,x,x]\n${lines.join("\n")}\n---\n# Title\n\nText.`;
}
