import type { Command } from "commander";
import type { Finding } from "../doctor/check.ts";
import { examine } from "../doctor/examine.ts";
import { readSettings } from "../start/settings.ts";
import { withDataDir, type DataDirOption } from "./data-dir.ts";
import { printResult } from "./output.ts";

type Options = DataDirOption & { json: boolean };

const marks = { ok: "ok     ", warning: "warning", failed: "FAILED " };

export function register(program: Command): void {
  withDataDir(program.command("doctor"))
    .description("check the set-up and say what to fix")
    .option("--json", "print one JSON value", false)
    .action(async (options: Options) => {
      const settings = readSettings({ ...process.env, DATA_DIR: options.dataDir });
      if (!settings.ok) throw new Error(settings.problem);
      const findings = await examine(settings.value, process.env);
      const isSound = findings.every((finding) => finding.state !== "failed");
      printResult(options.json, { ok: isSound, findings }, findings.map(describe).join("\n"));
      process.exitCode = isSound ? 0 : 1;
    });
}

function describe({ name, state, detail, fix }: Finding): string {
  const advice = fix === undefined ? "" : `\n         -> ${fix}`;
  return `${marks[state]}  ${name}: ${detail}${advice}`;
}
