import { coverage } from "../retrieval/passage-words.ts";
import type { Query, RankedPassage } from "../retrieval/ports.ts";
import { questionType } from "../retrieval/question-type.ts";
import { type AnswerBlock, splitBlocks } from "./blocks.ts";
import type { ScoredUnit } from "./units.ts";
import { isShownWhole } from "./whole-passage.ts";

/** `rest` is how many items of a long list were left out. */
export type Composed = { passage: RankedPassage; text: string; quote: string; rest: number };

const MOST_ITEMS = 8;
const WHOLE_QUESTION = 0.6;
const WHOLE_LENGTH = 900;
const MOST_SENTENCES = 3;
const SHORT_ANSWER = 60;
/** Log-odds by which the best unit of another article may trail and still be shown beside the first. */
const RIVAL = 1.5;
/** Longer answers stand alone. */
const MOST_BESIDE = 60;
const MOST_NEXT = 120;
const NAMED = 0.8;
const AS_GOOD = 0.92;
const MOST_TOGETHER = 130;
const NEARLY = 0.6;

/** The parts of an answer: around the best unit, and what belongs beside it. */
export function composeAnswer(
  query: Query,
  units: ScoredUnit[],
  passages: RankedPassage[],
): Composed[] {
  const best = bestOf(units);
  if (!best) return [];
  const first = composeAround(query, best, units);
  if (first.rest > 0) return [first];
  const isShort = countWords(first.text) <= MOST_BESIDE;
  const beside =
    (isShort ? stepsOfArticle(query, first, passages) : null) ??
    nearSection(first, passages) ??
    (isShort ? (nextSection(query, best, passages) ?? rivalSentence(best, units)) : null);
  return beside ? [first, beside] : [first];
}

/** A short section of the same article that fits just as well is shown too, rather than guessed away. */
function nearSection(first: Composed, passages: RankedPassage[]): Composed | null {
  const { article, id, score } = first.passage;
  const near = passages.find((one) => one.article.id === article.id && one.id !== id);
  if (!near || near.score < AS_GOOD * score || near.headings.length === 0) return null;
  if (countWords(first.text) + countWords(near.text) > MOST_TOGETHER) return null;
  return { passage: near, text: near.text, quote: near.text, rest: 0 };
}

/** Who asks how something is done is shown the steps, where the same article has some that fit nearly as well. */
function stepsOfArticle(query: Query, first: Composed, passages: RankedPassage[]): Composed | null {
  if (questionType(query.asked ?? query.text) !== "steps" || hasSteps(first.text)) return null;
  const { article, score } = first.passage;
  const passage = passages.find(
    (one) => one.article.id === article.id && one.score >= NEARLY * score && hasSteps(one.text),
  );
  if (!passage) return null;
  const blocks = splitBlocks(passage.text);
  const at = blocks.findIndex((block) => block.kind === "list" && hasSteps(block.text));
  return at < 0 ? null : { passage, ...composeBlock(blocks, at, 0) };
}

function hasSteps(text: string): boolean {
  return /^2\. /m.test(text);
}

/** A question that names an article gets its opening; where that is short, the first section belongs to it. */
function nextSection(query: Query, best: ScoredUnit, passages: RankedPassage[]): Composed | null {
  const { article, ordinal } = best.passage;
  if (ordinal !== 0 || coverage(query.terms, best.words.title) < NAMED) return null;
  const next = passages.find((one) => one.article.id === article.id && one.ordinal === 1);
  if (!next) return null;
  const block = splitBlocks(next.text)[0];
  const isShort = countWords(next.text) <= MOST_BESIDE;
  const text = isShort || block?.kind === "prose" ? next.text : (block?.text ?? "");
  return countWords(text) <= MOST_NEXT ? { passage: next, text, quote: text, rest: 0 } : null;
}

function rivalSentence(best: ScoredUnit, units: ScoredUnit[]): Composed | null {
  const rival = bestOf(units.filter((unit) => unit.passage.article.id !== best.passage.article.id));
  if (!rival || best.score - rival.score >= RIVAL || rival.coverage < best.coverage) return null;
  if (!isSentence(rival)) return null;
  const { text } = rival.unit;
  return { passage: rival.passage, text, quote: text, rest: 0 };
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
  return isShownWhole(passage) ? passage.text : null;
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
