import type { Passage } from "../retrieval/ports.ts";

const SHORT_PASSAGE = 80;

/** A section too short to be cut is one thought. */
export function isShownWhole(passage: Passage): boolean {
  return passage.headings.length > 0 && passage.text.split(/\s+/).length <= SHORT_PASSAGE;
}
