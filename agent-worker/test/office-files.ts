import JSZip from "jszip";

/** A Word document of paragraphs, each with the name of its style. */
export function aDocx(...paragraphs: [style: string, text: string][]): Promise<Buffer> {
  const archive = new JSZip();
  const body = paragraphs
    .map(
      ([style, text]) =>
        `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`,
    )
    .join("");
  archive.file("word/document.xml", documentXml(body));
  archive.file("[Content_Types].xml", CONTENT_TYPES);
  archive.file("_rels/.rels", RELATIONS);
  return archive.generateAsync({ type: "nodebuffer" });
}

/** A Word document of some kilobytes that unpacks to as many megabytes as asked for. */
export function aDocxBomb(megabytes: number): Promise<Buffer> {
  const archive = new JSZip();
  archive.file("word/document.xml", Buffer.alloc(megabytes * 1024 * 1024, " "));
  archive.file("[Content_Types].xml", CONTENT_TYPES);
  archive.file("_rels/.rels", RELATIONS);
  return archive.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

type DrawnLine = { text: string; size: number; x: number; y: number };

/** A PDF with a page for each list of lines, drawn in Helvetica. */
export function aPdf(...pages: DrawnLine[][]): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((lines, index) => {
      const drawn = lines
        .map(({ text, size, x, y }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`)
        .join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ];
    }),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(
    `%PDF-1.4\n${body}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`,
  );
}

function documentXml(body: string): string {
  return `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
}

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
