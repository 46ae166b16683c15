import type { Command } from "commander";
import { restoreBackup } from "../backup/restore-backup.ts";
import { withDataDir, type DataDirOption } from "./data-dir.ts";
import { printResult } from "./output.ts";

type Options = DataDirOption & { json: boolean };

export function register(program: Command): void {
  withDataDir(program.command("restore"))
    .description("put a backup in the place of the data folder, which is kept aside")
    .argument("<file>", "a file that `backup` wrote")
    .option("--json", "print one JSON value", false)
    .action(async (file: string, options: Options) => {
      const restored = await restoreBackup(file, options.dataDir, new Date());
      if (!restored.ok) throw new Error(restored.problem);
      const { createdAt, keptAside } = restored.value;
      const aside = keptAside ? ` What was there before is in ${keptAside}.` : "";
      printResult(
        options.json,
        restored.value,
        `Restored the backup of ${createdAt} into ${options.dataDir}.${aside}`,
      );
    });
}
