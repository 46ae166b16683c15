import { coverage } from "../retrieval/passage-words.ts";
import type { Query, RankedPassage } from "../retrieval/ports.ts";
import { bestOf, composeBeside } from "./beside.ts";
import { type BlockText, blockText, leadOf } from "./block-text.ts";
import { type AnswerBlock, splitBlocks } from "../text/blocks.ts";
import { pickSentences } from "./pick-sentences.ts";
import { askedColumns } from "./table-columns.ts";
import { askedRows } from "./table-rows.ts";
import type { ScoredUnit } from "./units.ts";
import { neededHeading } from "./under-heading.ts";
import { isShownWhole } from "./whole-passage.ts";

/** `heading` is shown above the text, where that goes on from it. */
export type Composed = BlockText & { passage: RankedPassage; heading?: string | null };

/** How much of the question the headings of a FAQ say when it is the one asked. */
const WHOLE_QUESTION = 0.6;
/** Characters; longer passages are cut, whatever they are. */
const WHOLE_LENGTH = 900;

/** The parts of an answer: around the best unit, and what belongs beside it. */
export function composeAnswer(
  query: Query,
  units: ScoredUnit[],
  passages: RankedPassage[],
): Composed[] {
  const best = bestOf(units);
  if (!best) return [];
  const around = composeAround(query, best, units);
  const first = { ...around, heading: neededHeading(query, best, around.text) };
  if (first.rest > 0) return [first];
  const beside = composeBeside(query, first, best, units, passages);
  return beside ? [first, beside] : [first];
}

/** Whole where the block or passage is one thought, else two or three sentences. */
function composeAround(query: Query, best: ScoredUnit, units: ScoredUnit[]): Composed {
  const { passage } = best;
  const blocks = splitBlocks(passage.text);
  const part = tablePart(query, best, blocks, best.unit.block);
  if (part) return { passage, text: part, quote: best.unit.text, rest: 0 };
  const whole = wholePassage(query, best);
  if (whole) {
    const text = namedRows(query, best, blocks) ?? whole;
    return { passage, text, quote: text, rest: 0 };
  }
  const block = blocks[best.unit.block];
  if (block && block.kind !== "prose") {
    return { passage, ...blockText(blocks, best.unit.block, unitPosition(best)) };
  }
  const next = blocks[best.unit.block + 1];
  if (next && next.kind !== "prose" && /[:：]$/.test(best.unit.text)) {
    return { passage, ...blockText(blocks, best.unit.block + 1, 0) };
  }
  const text = pickSentences(best, units, blocks);
  return { passage, text, quote: text, rest: 0 };
}

/** The rows and columns of a table that were asked about, with what leads to them; null where all of it was. */
function tablePart(
  query: Query,
  best: ScoredUnit,
  blocks: AnswerBlock[],
  block: number,
): string | null {
  const units = best.words.units.filter((unit) => unit.block === block);
  const rows = askedRows(query, units);
  const lines = (rows ?? units).map(({ text }) => text);
  const columns = askedColumns(query, lines);
  if (!rows && !columns) return null;
  return [leadOf(blocks, block), (columns ?? lines).join("\n")].filter(Boolean).join("\n\n");
}

/** Of a passage that would be shown whole, the rows that the question names, although another line fits it better. */
function namedRows(query: Query, best: ScoredUnit, blocks: AnswerBlock[]): string | null {
  const tables = blocks.flatMap(({ kind }, block) => (kind === "rows" ? [block] : []));
  const [table] = tables.filter((block) => {
    const units = best.words.units.filter((unit) => unit.block === block);
    return askedRows(query, units) !== null;
  });
  return table === undefined ? null : tablePart(query, best, blocks, table);
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
