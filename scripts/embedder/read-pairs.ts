import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";

/** Two texts that belong together, and the collection they come from. */
export type Pair = { source: string; left: string; right: string };

const lineSchema = z.tuple([z.string(), z.string(), z.string()]);

/** Reads lines of `[source, text, text]`, gzipped when the name ends so. */
export async function readPairs(path: string): Promise<Pair[]> {
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  const pairs: Pair[] = [];
  for await (const line of createInterface({ input })) {
    if (line === "") continue;
    const read = lineSchema.safeParse(JSON.parse(line));
    if (!read.success) throw new Error(`Line ${pairs.length + 1} is no [source, text, text].`);
    const [source, left, right] = read.data;
    pairs.push({ source, left, right });
  }
  return pairs;
}
