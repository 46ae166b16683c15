import { Command, CommanderError } from "commander";
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as ask from "./commands/ask.ts";
import * as backup from "./commands/backup.ts";
import * as doctor from "./commands/doctor.ts";
import * as ingest from "./commands/ingest.ts";
import * as intent from "./commands/intent.ts";
import * as key from "./commands/key.ts";
import * as owner from "./commands/owner.ts";
import * as restore from "./commands/restore.ts";
import * as sources from "./commands/sources.ts";
import * as tag from "./commands/tag.ts";

const environmentFile = join(import.meta.dirname, "../.env");
if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);

// Set before the commands are added, which inherit it.
const program = new Command("lobby")
  .description("Lobby's command line. Every command: npm run lobby -- <command> --help")
  .showHelpAfterError("(--help shows how it is used)")
  .exitOverride();
for (const { register } of [ask, backup, doctor, ingest, intent, key, owner, restore, sources, tag])
  register(program);

// Whoever reads our output may have read enough, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** 0 for help, 2 for wrong usage (commander has told what is wrong), 1 with one sentence for everything else. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const sentence = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${sentence.replaceAll(/\s*\n\s*/g, " ")}\n`);
  if (process.env.LOG_LEVEL === "debug") console.error(error);
  return 1;
}
