import { createReadStream, existsSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { type LineForm, readLine } from "./batch-lines.ts";
import { givenPath } from "./given-path.ts";

/** From `most` to twice as many are kept, so that a file of any length fits into memory. */
const MOST = 5000;

/**
 * Texts from all over a batch, of all its lines if they are few. None of what can be read but once: stdin, a pipe; a
 * file that is not there is left to whoever answers its lines.
 */
export async function sampleTexts(file: string, form: LineForm, most = MOST): Promise<string[]> {
  const path = givenPath(file);
  if (file === "-" || !existsSync(path) || !statSync(path).isFile()) return [];
  const input = createReadStream(path, "utf8");
  let texts: string[] = [];
  let step = 1;
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (number % step !== 0) continue;
    const read = readLine(line, form);
    if (!read.ok) continue;
    texts.push(read.text);
    if (texts.length < 2 * most) continue;
    texts = texts.filter((_, place) => place % 2 === 1);
    step *= 2;
  }
  return texts;
}
