import { coverage } from "../retrieval/passage-words.ts";
import type { Query } from "../retrieval/ports.ts";
import { type AnswerBlock, splitBlocks } from "./blocks.ts";
import type { ScoredUnit } from "./units.ts";

/** `rest` is how many items of a long list were left out. */
export type Composed = { text: string; quote: string; rest: number };

const MOST_ITEMS = 8;
const SHORT_PASSAGE = 60;
const WHOLE_QUESTION = 0.6;
const WHOLE_LENGTH = 900;
const SHORT_ANSWER = 45;

/** Builds an answer around the best unit: whole where its block or passage is one thought, else two or three sentences. */
export function composeAnswer(query: Query, best: ScoredUnit): Composed {
  const blocks = splitBlocks(best.passage.text);
  const whole = wholePassage(query, best);
  if (whole) return { text: whole, quote: whole, rest: 0 };
  const block = blocks[best.unit.block];
  if (!block) return { text: best.unit.text, quote: best.unit.text, rest: 0 };
  if (block.kind !== "prose") return composeBlock(blocks, best.unit.block, unitPosition(best));
  const next = blocks[best.unit.block + 1];
  if (next && next.kind !== "prose" && endsAsLeadIn(best.unit.text)) {
    return composeBlock(blocks, best.unit.block + 1, 0);
  }
  const text = pickSentences(query, best);
  return { text, quote: text, rest: 0 };
}

/** A question of a FAQ gives all of its answer; so does a section too short to be cut. */
function wholePassage(query: Query, best: ScoredUnit): string | null {
  const { passage, words } = best;
  if (passage.text.length > WHOLE_LENGTH) return null;
  const headings = new Set(words.heading);
  if (passage.kind === "faq" && coverage(query.terms, headings) >= WHOLE_QUESTION)
    return passage.text;
  return passage.headings.length > 0 && passage.text.split(/\s+/).length <= SHORT_PASSAGE
    ? passage.text
    : null;
}

function unitPosition(best: ScoredUnit): number {
  return best.index - best.words.units.findIndex((unit) => unit.block === best.unit.block);
}

/** A list or table with the line that leads to it; of a long one, the items around the best. */
function composeBlock(blocks: AnswerBlock[], at: number, position: number): Composed {
  const block = blocks[at];
  if (!block) return { text: "", quote: "", rest: 0 };
  const before = blocks[at - 1];
  const lead = before?.kind === "prose" ? before.units.at(-1) : undefined;
  const isOrdered = /^\d+\. /.test(block.units[0] ?? "");
  // Steps are followed from the first; of other lists the part that was asked for is shown.
  const from = isOrdered ? 0 : Math.max(0, Math.min(position - 2, block.units.length - MOST_ITEMS));
  const shown = block.units.slice(from, from + MOST_ITEMS);
  const text = [lead, shown.join("\n")].filter(Boolean).join("\n\n");
  return { text, quote: block.units[position] ?? text, rest: block.units.length - shown.length };
}

function pickSentences(query: Query, best: ScoredUnit): string {
  const { units } = best.words;
  const inBlock = (index: number) => units[index]?.block === best.unit.block;
  const chosen = [best.index];
  const wordsOf = () =>
    chosen.reduce((sum, index) => sum + (units[index]?.text.split(" ").length ?? 0), 0);
  while (chosen.length < 3 && (chosen.length < 2 || wordsOf() < SHORT_ANSWER)) {
    const first = Math.min(...chosen);
    const last = Math.max(...chosen);
    const next = betterNeighbour(
      query,
      best,
      inBlock(first - 1) ? first - 1 : null,
      inBlock(last + 1) ? last + 1 : null,
    );
    if (next === null) break;
    chosen.push(next);
  }
  return chosen
    .toSorted((a, b) => a - b)
    .map((index) => units[index]?.text ?? "")
    .join(" ");
}

/** Prefers what follows: an answer is more often explained after it than before. */
function betterNeighbour(
  query: Query,
  best: ScoredUnit,
  before: number | null,
  after: number | null,
): number | null {
  if (before === null || after === null) return after ?? before;
  const said = new Set(best.unit.stems);
  const terms = query.terms.filter((term) => !said.has(term.stem));
  const covered = (index: number) => coverage(terms, new Set(best.words.units[index]?.stems));
  const pointsBack =
    /^(?:this|these|it|they|he|she|such|that|those|however|therefore|also)\b/i.test(best.unit.text);
  return covered(before) + (pointsBack ? 0.3 : 0) > covered(after) + 0.1 ? before : after;
}

function endsAsLeadIn(text: string): boolean {
  return /[:：]$/.test(text);
}
