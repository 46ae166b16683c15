import { countWords } from "../text/count-words.ts";
import type { Passage } from "../retrieval/ports.ts";

/** Words. */
const SHORT_SECTION = 110;
const SHORT_OPENING = 60;

/** A section too short to be cut is one thought; so is what stands above the first heading, where it is shorter still. */
export function isShownWhole(passage: Passage): boolean {
  return countWords(passage.text) <= (passage.headings.length > 0 ? SHORT_SECTION : SHORT_OPENING);
}
