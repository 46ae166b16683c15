import { Command, CommanderError } from "commander";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Each is loaded when it is called, and all for the list of them: most bring much along. */
const COMMANDS: Record<string, () => Promise<{ register(program: Command): void }>> = {
  ask: () => import("./commands/ask.ts"),
  backup: () => import("./commands/backup.ts"),
  doctor: () => import("./commands/doctor.ts"),
  ingest: () => import("./commands/ingest.ts"),
  intent: () => import("./commands/intent.ts"),
  key: () => import("./commands/key.ts"),
  owner: () => import("./commands/owner.ts"),
  restore: () => import("./commands/restore.ts"),
  sources: () => import("./commands/sources.ts"),
  tag: () => import("./commands/tag.ts"),
};

const environmentFile = join(import.meta.dirname, "../.env");
if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);

// Set before the commands are added, which inherit it.
const program = new Command("lobby")
  .description("Lobby's command line. Every command: npm run lobby -- <command> --help")
  .showHelpAfterError("(--help shows how it is used)")
  .exitOverride();
const called = COMMANDS[process.argv[2] ?? ""];
for (const load of called ? [called] : Object.values(COMMANDS)) (await load()).register(program);

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
