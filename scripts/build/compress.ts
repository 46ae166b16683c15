import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const compressible = new Set([".js", ".css", ".html", ".svg", ".json", ".webmanifest"]);
const LEAST_BYTES = 1024;

/** Puts `.br` and `.gz` beside every text file of a built folder; the server sends what the browser takes. */
export function compressFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !compressible.has(extname(entry.name))) continue;
    compressFile(join(entry.parentPath, entry.name));
  }
}

function compressFile(path: string): void {
  const content = readFileSync(path);
  if (content.byteLength < LEAST_BYTES) return;
  const { BROTLI_PARAM_QUALITY: quality } = constants;
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [quality]: 11 } }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
