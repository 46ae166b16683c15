import { join } from "node:path";
import { parseArgs } from "node:util";
import { findChromium, installChromium } from "./test/chromium.ts";
import { addCounts, type Counts } from "./test/counts.ts";
import { runStep, type Step } from "./test/step.ts";
import { allSteps, chooseSteps } from "./test/steps.ts";

const { values, positionals } = parseArgs({
  options: { only: { type: "string", multiple: true, default: [] } },
  allowPositionals: true,
});
const only = values.only.flatMap((names) => names.split(","));
const steps = chooseSteps(allSteps(join(import.meta.dirname, "..")), only, positionals);
if (steps.ok) {
  const { passed, failed } = await runAll(steps.value);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} else {
  process.stderr.write(`${steps.problem}\n`);
  process.exitCode = 2;
}

async function runAll(steps: Step[]): Promise<Counts> {
  const environment = { ...process.env };
  if (steps.some((step) => step.name === "playwright")) {
    const chromium = ensureChromium();
    if (chromium) environment.CHROMIUM_PATH = chromium;
  }
  const counts: Counts[] = [];
  for (const step of steps) counts.push(await runStep(step, environment));
  return addCounts(counts);
}

function ensureChromium(): string | undefined {
  const found = findChromium(process.env);
  if (found) return found;
  process.stdout.write("\n== Chromium\n");
  const problem = installChromium();
  if (problem) process.stdout.write(`${problem}\n`);
  return findChromium(process.env);
}
