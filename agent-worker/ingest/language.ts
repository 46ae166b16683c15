import { eld } from "eld/extrasmall";
import type { Block } from "./block.ts";

/** More changed no verdict on 1,144 articles, and takes a sixth of the time a file is read in. */
const SAMPLE = 600;
/** What is shorter is guessed wrong too often. */
const SHORTEST = 25;

/** The language an article is written in; null when it is too short or does not show. */
export function detectLanguage(blocks: Block[]): string | null {
  let sample = "";
  for (const block of blocks) {
    if (sample.length > SAMPLE) break;
    if (block.kind !== "code") sample += ` ${block.text}`;
  }
  const text = sample.trim().slice(0, SAMPLE);
  if (text.length < SHORTEST) return null;
  const found = eld.detect(text);
  return found.isReliable() ? found.language || null : null;
}
