import { stems } from "../retrieval/passage-words.ts";
import type { Query, QueryTerm, RankedPassage } from "../retrieval/ports.ts";
import { isCommonWord } from "../retrieval/stop-words.ts";

/** What a bare question finds, it finds by chance: at most this sure. */
export const BARE_CONFIDENCE = 0.2;
/** Error codes and years say something, "2" does not. */
const SHORT_NUMBER = /^\d{1,2}$/;
const SAME = 0.5;

/** Whether a question's words stand everywhere: "where are you", "is it you", "2+2". */
export function namesNothing(terms: readonly QueryTerm[]): boolean {
  return terms.every(({ word }) => isCommonWord(word) || SHORT_NUMBER.test(word));
}

/** Whether a question names nothing and is no heading of the passage either. */
export function isBare({ terms, asked, text }: Query, passage: RankedPassage): boolean {
  if (!namesNothing(terms)) return false;
  const words = new Set(stems(asked ?? text));
  return [passage.article.title, ...passage.headings].every(
    (heading) => likeness(words, new Set(stems(heading))) < SAME,
  );
}

/** The Jaccard index: shared words over all words. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / Math.max(1, a.union(b).size);
}
