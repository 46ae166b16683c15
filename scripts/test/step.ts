import { spawn } from "node:child_process";
import { readCounts, type Counts } from "./counts.ts";

export type Step = { name: string; title: string; args: string[] };

/** Runs one step under its heading, its output shown as it comes, and tells its counts. */
export async function runStep(step: Step, environment: NodeJS.ProcessEnv): Promise<Counts> {
  const began = performance.now();
  process.stdout.write(`\n== ${step.title}\n`);
  const { output, code } = await runShown(step.args, environment);
  const counts = readCounts(output, code);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `-- ${step.title}: ${counts.failed > 0 ? "failed" : "passed"} in ${seconds} s\n`,
  );
  return counts;
}

function runShown(
  args: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ output: string; code: number }> {
  const child = spawn(process.execPath, args, {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    process.stdout.write(chunk);
    output = (output + chunk.toString()).slice(-100_000);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ output, code: code ?? 1 }));
  });
}
