import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ALL_STOP_WORDS } from "../retrieval/stop-words.ts";

const PIECE_INSIDE = "##";
const VOCABULARY = join(import.meta.dirname, "../model/built-in/tokenizer.json");
const vocabularySchema = z.object({
  model: z.object({ vocab: z.record(z.string(), z.number()) }),
});

let known: ReadonlySet<string> | undefined;

/** Whether a folded word is a common one as it stands, so that it is no other word mistyped; English, and little words. */
export function isSpelled(word: string): boolean {
  known ??= readWords();
  return known.has(word) || ALL_STOP_WORDS.has(word);
}

/** The whole words of the embedder's vocabulary come first in it, before the parts that other words are made of. */
function readWords(): ReadonlySet<string> {
  const { vocab } = vocabularySchema.parse(JSON.parse(readFileSync(VOCABULARY, "utf8"))).model;
  const pieces = Object.entries(vocab);
  const firstPart = Math.min(
    ...pieces.filter(([piece]) => piece.startsWith(PIECE_INSIDE)).map(([, id]) => id),
  );
  return new Set(pieces.filter(([, id]) => id < firstPart).map(([piece]) => piece));
}
