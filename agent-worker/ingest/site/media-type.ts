import { basename, extname } from "node:path";
import { isReadable } from "../read-document.ts";

const ENDINGS: ReadonlyMap<string, string> = new Map([
  ["text/html", ".html"],
  ["application/xhtml+xml", ".html"],
  ["application/pdf", ".pdf"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"],
  ["text/markdown", ".md"],
  ["text/x-markdown", ".md"],
  ["text/csv", ".csv"],
]);

/** A name whose ending says how to read what was fetched; null when it is nothing that is read. */
export function readableName(address: string, mediaType: string): string | null {
  const last = decodeName(basename(new URL(address).pathname));
  const ending = ENDINGS.get(mediaType);
  const stem = basename(last, extname(last)) || new URL(address).hostname;
  if (ending) return stem + ending;
  if (mediaType === "text/plain")
    return isReadable(last) && !/\.x?html?$/i.test(last) ? last : `${stem}.txt`;
  // Many servers do not know what they hand out.
  return mediaType === "application/octet-stream" && isReadable(last) ? last : null;
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
