import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeModelFolder } from "../../agent-worker/model/model-folder.ts";
import { WordPieces } from "../../agent-worker/model/word-pieces.ts";
import { buildVocabulary } from "./build-vocabulary.ts";
import { makeChance } from "./chance.ts";
import { measureHeldOut } from "./held-out.ts";
import { quantize } from "./quantize.ts";
import { readPairs } from "./read-pairs.ts";
import { makeStartingVectors } from "./starting-vectors.ts";
import { makeTokenPairs } from "./token-pairs.ts";
import { train } from "./train.ts";

const WIDTH = 128;
const SETTINGS = { width: WIDTH, temperature: 0.05, dropout: 0.2, batch: 1024, rate: 6e-3 };
/** With these the model folder stays below 4 MB. */
const SIZES = { words: 20_000, all: 26_500 };

const USAGE = `node scripts/embedder/main.ts --pairs <file> [--out <folder>] [--without <source,source>] [--epochs <n>] [--seed <n>]
  Trains the built-in embedder on lines of [source, text, text] (gzipped or not); the same input gives the same model.
  --out      where the model folder is written (default agent-worker/model/built-in)
  --without  sources to leave out, to see what the model is worth where it has seen nothing`;

const { values } = parseArgs({
  options: {
    pairs: { type: "string" },
    out: {
      type: "string",
      default: join(import.meta.dirname, "../../agent-worker/model/built-in"),
    },
    without: { type: "string", default: "" },
    epochs: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});

const began = performance.now();
function tell(line: string): void {
  process.stdout.write(
    `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`,
  );
}

async function run(path: string): Promise<void> {
  const left = new Set(values.without.split(","));
  const chance = makeChance(Number(values.seed));
  const pairs = (await readPairs(path)).filter(({ source }) => !left.has(source));
  tell(`${pairs.length} pairs read`);
  const vocabulary = buildVocabulary(pairs, SIZES);
  tell(`${vocabulary.length} word pieces chosen`);
  const tokens = makeTokenPairs(pairs, new WordPieces(vocabulary), chance);
  tell(`${tokens.ids.length} tokens cut`);
  const table = new Float32Array(new SharedArrayBuffer(vocabulary.length * WIDTH * 4));
  table.set(makeStartingVectors(tokens, vocabulary.length, WIDTH, chance));
  tell("starting vectors made");
  const settings = { ...SETTINGS, epochs: Number(values.epochs) };
  await train(table, tokens, settings, chance, (epoch, done, all, loss) =>
    tell(`epoch ${epoch} of ${settings.epochs}, batch ${done} of ${all}, loss ${loss.toFixed(3)}`),
  );
  for (const { source, pairs: held, share } of measureHeldOut(table, tokens, WIDTH))
    tell(`${source.padEnd(9)} right text nearest of ${held}: ${share.toFixed(3)}`);
  writeModelFolder(values.out, vocabulary, quantize(table, WIDTH));
  tell(`written to ${values.out}`);
}

if (values.help || values.pairs === undefined) process.stdout.write(`${USAGE}\n`);
else await run(values.pairs);
