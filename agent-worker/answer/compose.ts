import { coverage } from "../retrieval/passage-words.ts";
import type { Query, RankedPassage } from "../retrieval/ports.ts";
import { type AnswerBlock, splitBlocks } from "./blocks.ts";
import type { ScoredUnit } from "./units.ts";

/** `rest` is how many items of a long list were left out. */
export type Composed = { passage: RankedPassage; text: string; quote: string; rest: number };

const MOST_ITEMS = 8;
const SHORT_PASSAGE = 60;
const WHOLE_QUESTION = 0.6;
const WHOLE_LENGTH = 900;
const MOST_SENTENCES = 3;
const SHORT_ANSWER = 60;
/** Log-odds by which the best unit of another article may trail and still be shown beside the first. */
const RIVAL = 1.5;
const RIVAL_WORDS = 60;

/** The parts of an answer: around the best unit, and, where another article comes close, its best sentence too. */
export function composeAnswer(query: Query, units: ScoredUnit[]): Composed[] {
  const best = bestOf(units);
  if (!best) return [];
  const first = composeAround(query, best, units);
  const rival = bestOf(units.filter((unit) => unit.passage.article.id !== best.passage.article.id));
  const isClose = rival !== null && best.score - rival.score < RIVAL && isSentence(rival);
  if (!isClose || first.rest > 0 || countWords(first.text) > RIVAL_WORDS) return [first];
  const { text } = rival.unit;
  return [first, { passage: rival.passage, text, quote: text, rest: 0 }];
}

function bestOf(units: ScoredUnit[]): ScoredUnit | null {
  return units.reduce<ScoredUnit | null>((a, b) => (a && a.score >= b.score ? a : b), null);
}

function isSentence({ unit }: ScoredUnit): boolean {
  return /^\p{L}/u.test(unit.text) && /[.!?]$/.test(unit.text);
}

/** Whole where the block or passage is one thought, else two or three sentences. */
function composeAround(query: Query, best: ScoredUnit, units: ScoredUnit[]): Composed {
  const { passage } = best;
  const blocks = splitBlocks(passage.text);
  const whole = wholePassage(query, best);
  if (whole) return { passage, text: whole, quote: whole, rest: 0 };
  const block = blocks[best.unit.block];
  if (block && block.kind !== "prose") {
    return { passage, ...composeBlock(blocks, best.unit.block, unitPosition(best)) };
  }
  const next = blocks[best.unit.block + 1];
  if (next && next.kind !== "prose" && /[:：]$/.test(best.unit.text)) {
    return { passage, ...composeBlock(blocks, best.unit.block + 1, 0) };
  }
  const text = pickSentences(best, units, blocks);
  return { passage, text, quote: text, rest: 0 };
}

/** A question of a FAQ gives all of its answer; so does a section too short to be cut. */
function wholePassage(query: Query, best: ScoredUnit): string | null {
  const { passage, words } = best;
  if (passage.text.length > WHOLE_LENGTH) return null;
  const asksThis = coverage(query.terms, new Set(words.heading)) >= WHOLE_QUESTION;
  if (passage.kind === "faq" && asksThis) return passage.text;
  const isSection = passage.headings.length > 0;
  return isSection && countWords(passage.text) <= SHORT_PASSAGE ? passage.text : null;
}

function unitPosition(best: ScoredUnit): number {
  return best.index - best.words.units.findIndex((unit) => unit.block === best.unit.block);
}

/** A list or table with the line that leads to it; of a long one, the items around the best. */
function composeBlock(
  blocks: AnswerBlock[],
  at: number,
  position: number,
): Omit<Composed, "passage"> {
  const block = blocks[at];
  if (!block) return { text: "", quote: "", rest: 0 };
  const before = blocks[at - 1];
  const lead = before?.kind === "prose" ? before.units.at(-1) : undefined;
  const isOrdered = /^\d+\. /.test(block.units[0] ?? "");
  // Steps are followed from the first; of other lists the part that was asked for is shown.
  const last = block.units.length - MOST_ITEMS;
  const from = isOrdered ? 0 : Math.max(0, Math.min(position - 2, last));
  const shown = block.units.slice(from, from + MOST_ITEMS);
  const text = [lead, shown.join("\n")].filter(Boolean).join("\n\n");
  const quote = block.units[position] ?? text;
  return { text, quote, rest: block.units.length - shown.length };
}

/** The best sentences of the passage, in its order. */
function pickSentences(best: ScoredUnit, units: ScoredUnit[], blocks: AnswerBlock[]): string {
  const others = units
    .filter(({ passage, index }) => passage.id === best.passage.id && index !== best.index)
    .filter(({ unit }) => blocks[unit.block]?.kind === "prose" && !/[:：]$/.test(unit.text))
    .toSorted((a, b) => b.score - a.score);
  const chosen = [best];
  for (const other of others) {
    const words = chosen.reduce((sum, { unit }) => sum + countWords(unit.text), 0);
    if (chosen.length >= MOST_SENTENCES || (chosen.length > 1 && words >= SHORT_ANSWER)) break;
    chosen.push(other);
  }
  return chosen
    .toSorted((a, b) => a.index - b.index)
    .map(({ unit }) => unit.text)
    .join(" ");
}

function countWords(text: string): number {
  return text.split(/\s+/).length;
}
