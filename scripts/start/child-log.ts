import { createWriteStream, renameSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { z } from "zod";

const rotateAtBytes = 20_000_000;
const errorLevel = 50;
const logLineSchema = z.object({
  level: z.number(),
  msg: z.string().default("error"),
  err: z.object({ message: z.string() }).optional(),
});

export type ChildLog = {
  /** Copies a child's output; lines of `errors` and log lines at error level are also reported. */
  follow: (output: Readable, errors: Readable) => void;
  note: (line: string) => void;
  close: () => Promise<void>;
};

/** Opens the log file of one child, keeping the previous one aside when it has grown large. */
export function openChildLog(file: string, report: (line: string) => void): ChildLog {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAtBytes) {
    renameSync(file, `${file}.1`);
  }
  const log = createWriteStream(file, { flags: "a", mode: 0o600 });
  log.on("error", (error) => report(`the log cannot be written: ${error.message}`));
  const write = (line: string) => void log.write(`${line}\n`);
  return {
    follow(output, errors) {
      createInterface({ input: output }).on("line", (line) => {
        write(line);
        const error = loggedError(line);
        if (error) report(error);
      });
      createInterface({ input: errors }).on("line", (line) => {
        write(line);
        if (line.trim() !== "") report(loggedError(line) ?? line);
      });
    },
    note: write,
    close: () => new Promise((resolve) => log.end(resolve)),
  };
}

function loggedError(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const { level, msg, err } = logLineSchema.parse(JSON.parse(line));
    if (level < errorLevel) return undefined;
    return err ? `${msg}: ${err.message}` : msg;
  } catch {
    return undefined;
  }
}
