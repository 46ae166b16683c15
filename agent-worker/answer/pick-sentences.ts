import type { PassageUnit } from "../retrieval/passage-words.ts";
import type { AnswerBlock } from "../text/blocks.ts";
import { countWords } from "../text/count-words.ts";
import type { ScoredUnit } from "./units.ts";

/** What a section says takes more sentences than a fact in a text without sections. */
const OF_SECTION = { sentences: 5, words: 100 };
const OF_TEXT = { sentences: 3, words: 60 };
/** A line in bold above its paragraph is no sentence, nor is what leads to a list that is left out. */
const ENDS = /[.!?…。！？]["'”’)\]]*$/;
const LEANS_BACK =
  /^(?:this|that|these|those|it|its|they|their|he|she|also|however|but|then|so|and|such|both|instead|otherwise|in (?:this|that|such)|for this|if (?:this|that|it|not))\b/i;

/** The best sentences of the passage, in its order; one that leans on the sentence before it brings that along. */
export function pickSentences(
  best: ScoredUnit,
  units: ScoredUnit[],
  blocks: AnswerBlock[],
): string {
  const own = units
    .filter(({ passage }) => passage.id === best.passage.id)
    .toSorted((a, b) => a.index - b.index);
  const isProse = ({ unit }: ScoredUnit) =>
    blocks[unit.block]?.kind === "prose" && ENDS.test(unit.text);
  const most = best.passage.headings.length > 0 ? OF_SECTION : OF_TEXT;
  const picked = new Set([best]);
  for (const other of own.filter(isProse).toSorted((a, b) => b.score - a.score)) {
    const words = [...picked].reduce((sum, { unit }) => sum + countWords(unit.text), 0);
    if (picked.size >= most.sentences || (picked.size > 1 && words >= most.words)) break;
    picked.add(other);
  }
  const chosen = new Set([...picked].flatMap((one) => [one, ...before(one, own)]));
  return joinSentences(own.filter((one) => chosen.has(one)).map(({ unit }) => unit));
}

/** Paragraph by paragraph: what stood apart is not run together. */
function joinSentences(units: PassageUnit[]): string {
  const paragraphs = Map.groupBy(units, ({ block }) => block);
  return [...paragraphs.values()]
    .map((sentences) => sentences.map(({ text }) => text).join(" "))
    .join("\n\n");
}

function before(one: ScoredUnit, own: ScoredUnit[]): ScoredUnit[] {
  const earlier = own[own.indexOf(one) - 1];
  return earlier?.unit.kind === "prose" && LEANS_BACK.test(one.unit.text) ? [earlier] : [];
}
