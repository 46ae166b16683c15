import { randomInt } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const demoRecordSchema = z.object({
  password: z.string(),
  /** Ids of the visitors whose conversations are told to their end. */
  told: z.array(z.string()),
  isComplete: z.boolean(),
});

/** What an installation remembers of its demo: DATA_DIR/demo.json. */
export type DemoRecord = z.infer<typeof demoRecordSchema>;

const recordPath = (dataDir: string) => join(dataDir, "demo.json");

export function readDemoRecord(dataDir: string): DemoRecord | undefined {
  if (!existsSync(recordPath(dataDir))) return undefined;
  return demoRecordSchema.parse(JSON.parse(readFileSync(recordPath(dataDir), "utf8")));
}

export function writeDemoRecord(dataDir: string, record: DemoRecord): void {
  const path = recordPath(dataDir);
  writeFileSync(`${path}.new`, JSON.stringify(record, null, 2), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

// No look-alikes: people type it from a terminal.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
