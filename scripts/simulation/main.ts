import { parseArgs } from "node:util";
import { inProcesses } from "./play.ts";
import type { Report } from "./report.ts";
import { runSeed } from "./run-seed.ts";
import { describeReport, describeTable } from "./table.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "5" },
    first: { type: "string", default: "1" },
    seed: { type: "string" },
    seconds: { type: "string", default: "20" },
    "at-once": { type: "string", default: "1" },
  },
});
const count = values.seed === undefined ? Number(values.seeds) : 1;
const first = Number(values.seed ?? values.first);
const seconds = Number(values.seconds);
const waiting = Array.from({ length: count }, (_, index) => first + index);
const reports: Report[] = [];

const play = async () => {
  for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
    const report = await runSeed(seed, seconds * 1000, inProcesses);
    reports.push(report);
    process.stdout.write(`${describeReport(report, seconds)}\n`);
  }
};
await Promise.all(Array.from({ length: Number(values["at-once"]) }, play));
reports.sort((a, b) => a.seed - b.seed);
process.stdout.write(`\n${describeTable(reports)}\n`);
process.exit(reports.some(({ violations }) => violations.length > 0) ? 1 : 0);
