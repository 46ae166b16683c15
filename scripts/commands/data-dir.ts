import { type Command } from "commander";
import { resolve } from "node:path";

export type DataDirOption = { dataDir: string };

/** Adds `--data-dir`, which falls back to DATA_DIR and then to `data`. */
export function withDataDir(command: Command): Command {
  return command.option(
    "--data-dir <folder>",
    "the folder that holds everything Lobby stores",
    (folder: string) => resolve(folder),
    resolve(process.env.DATA_DIR || "data"),
  );
}
