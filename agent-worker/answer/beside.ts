import { coverage } from "../retrieval/passage-words.ts";
import type { Query, RankedPassage } from "../retrieval/ports.ts";
import { questionType } from "../retrieval/question-type.ts";
import { blockText } from "./block-text.ts";
import { splitBlocks } from "../text/blocks.ts";
import type { Composed } from "./compose.ts";
import { countWords } from "../text/count-words.ts";
import type { ScoredUnit } from "./units.ts";

/** Log-odds by which the best unit of another article may trail and still be shown beside the first. */
const RIVAL = 1.5;
/** How much of the question it must say. */
const RIVAL_COVERAGE = 0.4;
/** Words; longer answers stand alone. */
const MOST_BESIDE = 60;
/** Words of the section shown after an opening, and of an answer and a section that fits as well together. */
const MOST_NEXT = 120;
const MOST_TOGETHER = 130;
/** How much of a question the title says when it is about the article as a whole. */
const NAMED = 0.8;
/** Shares of the first passage's score: of a section that fits just as well, of one after an opening, of steps. */
const AS_GOOD = 0.92;
const FITS = 0.7;
const NEARLY = 0.6;

/** What belongs beside the first part of an answer, if anything does. */
export function composeBeside(
  query: Query,
  first: Composed,
  best: ScoredUnit,
  units: ScoredUnit[],
  passages: RankedPassage[],
): Composed | null {
  const isShort = countWords(first.text) <= MOST_BESIDE;
  const found =
    (isShort ? stepsOfArticle(query, first, passages) : null) ??
    nearSection(first, passages) ??
    (isShort ? (nextSection(query, best, passages) ?? rivalSentence(best, units)) : null);
  return found && !saysTheSame(first.text, found.text) ? found : null;
}

function saysTheSame(first: string, second: string): boolean {
  return first.includes(second) || second.includes(first);
}

/** A short section of the same article that fits just as well is shown too, rather than guessed away. */
function nearSection(first: Composed, passages: RankedPassage[]): Composed | null {
  const { article, id, score } = first.passage;
  const near = passages.find(
    (one) => one.article.id === article.id && one.id !== id && !sendsOn(one),
  );
  if (!near || near.score < AS_GOOD * score || near.headings.length === 0) return null;
  if (countWords(first.text) + countWords(near.text) > MOST_TOGETHER) return null;
  return section(near, near.text, first.passage);
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
  return at < 0 ? null : { passage, ...blockText(blocks, at, 0) };
}

function hasSteps(text: string): boolean {
  return /^2\. /m.test(text);
}

/**
 * A question answered by an article's opening, which often says only what the article is about: where it is short, the
 * first section belongs to it if the question names the article, else the one that fits best.
 */
function nextSection(query: Query, best: ScoredUnit, passages: RankedPassage[]): Composed | null {
  const { article, ordinal } = best.passage;
  if (ordinal !== 0) return null;
  const isNamed = coverage(query.terms, best.words.title) >= NAMED;
  const next = passages.find((one) => {
    if (one.article.id !== article.id || one.ordinal === 0 || sendsOn(one)) return false;
    return isNamed ? one.ordinal === 1 : one.score >= FITS * best.passage.score;
  });
  if (!next) return null;
  const block = splitBlocks(next.text)[0];
  const isShort = countWords(next.text) <= MOST_BESIDE;
  const text = isShort || block?.kind === "prose" ? next.text : (block?.text ?? "");
  return countWords(text) <= MOST_NEXT ? section(next, text, best.passage) : null;
}

/** Sections that send the reader on. */
const SENDS_ON =
  /^(?:what[’']?s next|next steps|further reading|read more|learn more|related\b.*|see also|still need help|more (?:help|information)|useful links)\W*$/i;

/** Under its heading, so that the reader knows what it is about. */
function section(passage: RankedPassage, text: string, after: RankedPassage): Composed {
  const own = passage.headings.at(-1);
  const heading = own === after.headings.at(-1) ? undefined : own;
  return { passage, text: heading ? `**${heading}**\n\n${text}` : text, quote: text, rest: 0 };
}

function sendsOn({ headings }: RankedPassage): boolean {
  return SENDS_ON.test(headings.at(-1) ?? "");
}

function rivalSentence(best: ScoredUnit, units: ScoredUnit[]): Composed | null {
  const rival = bestOf(units.filter((unit) => unit.passage.article.id !== best.passage.article.id));
  if (!rival || best.score - rival.score >= RIVAL) return null;
  if (rival.coverage < Math.max(best.coverage, RIVAL_COVERAGE) || !isSentence(rival)) return null;
  const { text } = rival.unit;
  return { passage: rival.passage, text, quote: text, rest: 0 };
}

export function bestOf(units: ScoredUnit[]): ScoredUnit | null {
  return units.reduce<ScoredUnit | null>((a, b) => (a && a.score >= b.score ? a : b), null);
}

function isSentence({ unit }: ScoredUnit): boolean {
  return /^\p{L}/u.test(unit.text) && /[.!?]$/.test(unit.text);
}
