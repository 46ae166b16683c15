import type { Command } from "commander";
import { writeBackup } from "../backup/write-backup.ts";
import { withDataDir, type DataDirOption } from "./data-dir.ts";
import { printResult } from "./output.ts";

type Options = DataDirOption & { force: boolean; json: boolean };

export function register(program: Command): void {
  withDataDir(program.command("backup"))
    .description("save everything into one file, also while Lobby runs")
    .argument("<file>", "the .tar.gz to write; it holds secrets, so keep it safe")
    .option("--force", "replace the file when it exists", false)
    .option("--json", "print one JSON value", false)
    .action(async (file: string, options: Options) => {
      const saved = await writeBackup(options.dataDir, file, options.force, new Date());
      if (!saved.ok) throw new Error(saved.problem);
      const megabytes = (saved.value.bytes / 1_000_000).toFixed(1);
      printResult(
        options.json,
        saved.value,
        `Saved ${saved.value.files} files (${megabytes} MB) to ${saved.value.file}.`,
      );
    });
}
