import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILT_IN_MODEL } from "../../agent-worker/model/open-embedder.ts";
import { openTableEmbedder } from "../../agent-worker/model/table-embedder.ts";
import { compareEmbedder } from "./compare-embedder.ts";
import { comparePassageSizes } from "./compare-passage-sizes.ts";
import { DataSets } from "./data-sets.ts";
import { fitConfidence } from "./fit-confidence.ts";
import { measureAll } from "./measure-all.ts";
import { measureSupport } from "./measure-support.ts";
import { writeTable } from "./table.ts";

const USAGE = `npm run eval -- [fit-confidence | embedder | passages | support] [--data <folder>] [--every <n>]
  Measures retrieval, answers, confidence and requests for a person over the labelled data sets.
  --every <n>      ask every n-th question of the large sets (default 8; 1 asks all)
  --data <folder>  where the data sets are (default ../shared/data)
  fit-confidence   fits the coefficients of the confidence anew and writes them into the tree
  embedder         compares retrieval with and without vectors; --model <folder> for another than the built-in one
  passages         compares sizes of passages
  support          measures the check of what a language model writes`;

const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const folder = option("--data") ?? join(import.meta.dirname, "../../../shared/data");
const every = Number(option("--every") ?? 8);
const data = new DataSets(folder);

if (args.includes("--help") || !Number.isInteger(every) || every < 1) {
  process.stdout.write(`${USAGE}\n`);
} else if (!data.has("squad")) {
  process.stderr.write(
    `There is no data to measure with: ${folder} holds no data sets. Name their folder with --data.\n`,
  );
  process.exitCode = 1;
} else if (args[0] === "fit-confidence") {
  const target = join(import.meta.dirname, "../../agent-worker/answer/confidence.json");
  const embedder = openTableEmbedder(option("--model") ?? BUILT_IN_MODEL);
  process.stdout.write(await fitConfidence(data, folder, embedder, target));
} else if (args[0] === "embedder") {
  const embedder = openTableEmbedder(option("--model") ?? BUILT_IN_MODEL);
  process.stdout.write(await compareEmbedder(data, every, embedder));
} else if (args[0] === "support") {
  process.stdout.write(`${writeTable(measureSupport(folder))}\n`);
} else if (args[0] === "passages") {
  process.stdout.write(await comparePassageSizes(data, every));
} else {
  const rows = await measureAll(data, folder, every);
  process.stdout.write(`${writeTable(rows)}\n`);
  const results = join(tmpdir(), "lobby-eval");
  mkdirSync(results, { recursive: true });
  const file = join(results, `${new Date().toISOString().replaceAll(":", "-")}.json`);
  writeFileSync(file, JSON.stringify({ every, rows }, null, 2));
  process.stdout.write(`\nSaved as ${file}\n`);
}
