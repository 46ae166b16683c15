import JSZip from "jszip";
import mammoth from "mammoth";
import type { Document } from "./block.ts";
import { readHtml } from "./html.ts";

const LARGEST_UNPACKED = 100 * 1024 * 1024;
const MOST_PARTS = 5000;
/** Signs that lead to a footnote and back. */
const NOTE_MARKS =
  /<sup><a href="#(?:foot|end)note-\d+"[^>]*>\[\d+\]<\/a><\/sup>| ?<a href="#(?:foot|end)note-ref-\d+">[^<]*<\/a>/g;
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** A Word document; one that unpacks to more than a document ever does is refused before it is read. */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Error("it is of an older Word (.doc), or protected by a password");
  await refuseBomb(bytes);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      styleMap: STYLES,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    },
  );
  return readHtml(value.replace(NOTE_MARKS, ""), { boldHeadings: true });
}

/** Unpacks everything once and keeps nothing: what an archive says about its sizes may be a lie. */
async function refuseBomb(bytes: Uint8Array): Promise<void> {
  const archive = await JSZip.loadAsync(bytes).catch((cause: unknown) => {
    throw new Error("it is damaged, or no Word document", { cause });
  });
  if (!archive.file("[Content_Types].xml")) throw new Error("it is no Word document");
  const parts = Object.values(archive.files).filter((part) => !part.dir);
  if (parts.length > MOST_PARTS) throw new Error(`it holds more than ${MOST_PARTS} parts`);
  let left = LARGEST_UNPACKED;
  for (const part of parts) left -= await unpackedSize(part, left);
}

function unpackedSize(part: JSZip.JSZipObject, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const stream = part.nodeStream("nodebuffer");
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) return;
      stream.pause();
      reject(new Error(`it unpacks to more than ${LARGEST_UNPACKED / 1024 / 1024} MB`));
    });
    stream.on("error", reject);
    stream.on("end", () => resolve(size));
  });
}
