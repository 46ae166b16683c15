import { guessTextLanguage } from "../retrieval/text-language.ts";
import type { Block } from "./block.ts";

const SAMPLE = 4000;

/** The language of an article by its commonest words; null when it does not show. */
export function guessLanguage(blocks: Block[]): string | null {
  let sample = "";
  for (const block of blocks) {
    if (sample.length > SAMPLE) break;
    sample += ` ${block.text}`;
  }
  return guessTextLanguage(sample.slice(0, SAMPLE));
}
