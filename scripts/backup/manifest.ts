import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

export const manifestName = "lobby-backup.json";

const savedFileSchema = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() });
export const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  files: z.array(savedFileSchema),
});

export type SavedFile = z.infer<typeof savedFileSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

/** What the manifest says about one file of `folder`. */
export async function describeFile(folder: string, path: string): Promise<SavedFile> {
  const full = join(folder, path);
  const hash = createHash("sha256");
  await pipeline(createReadStream(full), hash);
  return { path, bytes: statSync(full).size, sha256: hash.digest("hex") };
}
