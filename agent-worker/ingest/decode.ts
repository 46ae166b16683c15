import { detect } from "chardet";

export type Decoded = { ok: true; text: string } | { ok: false; problem: string };

const SAMPLE = 8192;
// oxlint-disable-next-line no-control-regex -- they are what it looks for
const UNUSUAL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/**
 * The text of a file; anything binary is refused. What is valid UTF-8 is UTF-8; else `stated` (by a header or the
 * page itself) decides, else what the bytes look like.
 */
export function decodeText(bytes: Uint8Array, stated: string | null = null): Decoded {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeAs("utf-8", bytes);
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs("utf-16le", bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs("utf-16be", bytes);
  const format = binaryFormat(bytes);
  if (format) return { ok: false, problem: `is ${format}, not text` };
  const utf8 = readUtf8(bytes);
  if (utf8 !== null && !UNUSUAL.test(utf8.slice(0, SAMPLE))) return { ok: true, text: utf8 };
  const wide = wideEncoding(bytes);
  if (wide) return decodeAs(wide, bytes);
  if (looksBinary(bytes)) return { ok: false, problem: "is a binary file, not text" };
  if (utf8 !== null) return { ok: true, text: utf8 };
  return decodeAs(knownEncoding(stated) ?? guessEncoding(bytes), bytes);
}

/** The encoding an HTML or XML file says it is written in. */
export function statedEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const found =
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head);
  return found?.[1] ?? found?.[2] ?? null;
}

function knownEncoding(name: string | null): string | null {
  if (!name || /^(?:utf-?8|ascii|us-ascii)$/i.test(name)) return null;
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch {
    return null;
  }
}

/** Western text is read as Windows-1252, a superset of Latin-1; other guesses need many letters beyond ASCII. */
function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 65_536);
  let beyond = 0;
  for (const byte of sample) if (byte > 127) beyond += 1;
  if (beyond < sample.length * 0.2) return "windows-1252";
  return knownEncoding(detect(sample)) ?? "windows-1252";
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes("\0")
    ? { ok: false, problem: "is a binary file, not text" }
    : { ok: true, text };
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function binaryFormat(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return "a PDF";
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return "a ZIP archive or an Office document";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return "a PNG image";
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "a JPEG image";
  if (startsWith(bytes, [0x1f, 0x8b])) return "a gzip archive";
  return null;
}

/** UTF-16 without a byte order mark: nearly every second byte of western text is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.7 && odd < half * 0.05) return "utf-16be";
  return null;
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  }
  return control > sample.length * 0.02;
}
