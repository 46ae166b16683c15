import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { BUILT_IN_MODEL } from "../../agent-worker/model/open-embedder.ts";
import { openTableEmbedder } from "../../agent-worker/model/table-embedder.ts";
import { compareEmbedder } from "./compare-embedder.ts";
import { comparePassageSizes } from "./compare-passage-sizes.ts";
import { describeContradictions } from "./contradictions/describe-contradictions.ts";
import { DataSets } from "./data-sets.ts";
import { fitConfidence } from "./fit-confidence.ts";
import { describeGroups } from "./groups/describe-groups.ts";
import { fitIntents } from "./intents/fit-intents.ts";
import { intentRows } from "./intents/measure-intents.ts";
import { askHelpCentre, helpRows, readHelpQuestions } from "./help-centre.ts";
import { measureAll } from "./measure-all.ts";
import { measureSupport } from "./measure-support.ts";
import { describeChanges, readLastResults, saveResults } from "./saved-results.ts";
import { writeTable } from "./table.ts";
import { fitTags } from "./tags/fit-tags.ts";
import { tagRows } from "./tags/measure-tags.ts";

const USAGE = `npm run eval -- [fit-confidence | fit-intents | fit-tags | intents | tags | embedder | passages | support | groups | contradictions | centre] [--data <folder>] [--every <n>]
  Measures retrieval, answers, confidence and requests for a person over the labelled data sets.
  --every <n>      ask every n-th question of the large sets (default 8; 1 asks all)
  --data <folder>  where the data sets are (default ../shared/data)
  --results <folder>  where the figures are kept and compared with those of the last run (default: a temporary one)
  fit-confidence   fits the confidence anew, says what each set gives when it is left out, and writes the coefficients
                   into the tree; --model <folder> for an embedder that has not seen the sets
  fit-intents      fits what tells requests for a person, small talk, anger and haste
  fit-tags         fits how sure tags may be
  intents, tags    measures these alone
  embedder         compares retrieval with and without vectors; --model <folder> for another than the built-in one
  passages         compares sizes of passages
  support          measures the check of what a language model writes
  groups           measures how unanswered questions are grouped by meaning
  contradictions   measures which of the articles' contradictions the check-up finds
  centre           measures over your own articles: --folder <articles> --questions <file>, one JSON object a line:
                   {"question", "previous"?, "articles": [paths in the folder, none when no article answers],
                   "gold": [words of which an answer must have one]}`;

const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const folder = option("--data") ?? join(import.meta.dirname, "../../../shared/data");
const every = Number(option("--every") ?? 8);
const data = new DataSets(folder);

if (args.includes("--help") || !Number.isInteger(every) || every < 1) {
  process.stdout.write(`${USAGE}\n`);
} else if (args[0] === "centre") {
  const articles = option("--folder");
  const questions = option("--questions");
  if (articles && questions) {
    const asked = await askHelpCentre(articles, readHelpQuestions(questions));
    process.stdout.write(`${writeTable(helpRows(basename(articles), asked))}\n`);
  } else {
    process.stderr.write("Name the articles and the questions: --folder and --questions.\n");
    process.exitCode = 1;
  }
} else if (args[0] === "groups") {
  process.stdout.write(await describeGroups(openTableEmbedder(BUILT_IN_MODEL)));
} else if (args[0] === "contradictions") {
  process.stdout.write(await describeContradictions());
} else if (!data.has("squad")) {
  process.stderr.write(
    `There is no data to measure with: ${folder} holds no data sets. Name their folder with --data.\n`,
  );
  process.exitCode = 1;
} else if (args[0] === "fit-confidence") {
  const target = join(import.meta.dirname, "../../agent-worker/answer/confidence.json");
  const embedder = openTableEmbedder(option("--model") ?? BUILT_IN_MODEL);
  process.stdout.write(await fitConfidence(data, folder, embedder, target));
} else if (args[0] === "fit-intents") {
  const target = join(import.meta.dirname, "../../agent-worker/intent/intent-weights.json");
  process.stdout.write(fitIntents(data, target));
} else if (args[0] === "fit-tags") {
  const target = join(import.meta.dirname, "../../agent-worker/tags/tag-confidence.json");
  process.stdout.write(await fitTags(data, openTableEmbedder(BUILT_IN_MODEL), target));
} else if (args[0] === "intents") {
  process.stdout.write(`${writeTable(intentRows(data))}\n`);
} else if (args[0] === "tags") {
  const rows = await tagRows(data, openTableEmbedder(BUILT_IN_MODEL));
  process.stdout.write(`${writeTable(rows)}\n`);
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
  const results = option("--results") ?? join(tmpdir(), "lobby-eval");
  const last = readLastResults(results, every);
  if (last) {
    const changes = describeChanges(rows, last);
    process.stdout.write(`\nSince the last run: ${changes.length === 0 ? "nothing" : ""}\n`);
    for (const change of changes) process.stdout.write(`  ${change}\n`);
  }
  const file = saveResults(results, { every, rows }, new Date());
  process.stdout.write(`\nSaved as ${file}\n`);
}
