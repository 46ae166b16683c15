import { cutText, type TagDefinition, textsOf } from "./tag-definition.ts";
import type { Reading } from "./tagger.ts";

/** Of messages that belong to a tag so many are needed for each, or else they teach nothing. */
const FEWEST_A_TAG = 5;
/** Of messages that are few, no more than three of four are sure enough. */
const SHARE = 0.75;
/** From names alone to ten examples, ten were too few, and among thirty too many were wrong. */
const MOST_OF_A_TAG = 20;
/** A tag with so many texts of its own learns nothing more from messages. */
const ENOUGH_TEXTS = 50;
/** Where most messages are about other things, those of .5 made it take others for its own as well. */
const MOST_OUT_OF_SCOPE = 0.2;
/** So many are read, in a second or two, and no more for each tag: the surest of many are too much like the examples. */
const MOST_READ = 5000;
const MOST_READ_A_TAG = 40;

/** The messages to practise on, each once and none that is known: none at all when they are too few, or no tag needs them. */
export function practiceMessages(
  definitions: readonly TagDefinition[],
  unlabelled: readonly string[],
): string[] {
  if (!mayPractise(definitions)) return [];
  const known = new Set(
    definitions.flatMap((one) => [...textsOf(one), ...(one.counterExamples ?? []).map(cutText)]),
  );
  const messages = [...new Set(unlabelled.map(cutText))].filter(
    (text) => text !== "" && !known.has(text),
  );
  if (messages.length < FEWEST_A_TAG * definitions.length) return [];
  const most = Math.min(MOST_READ, MOST_READ_A_TAG * definitions.length);
  const step = Math.max(1, messages.length / most);
  return messages.filter((_, place) => Math.floor(place / step) > Math.floor((place - 1) / step));
}

/** Whether any tag has so few texts that messages without labels help. */
export function mayPractise(definitions: readonly TagDefinition[]): boolean {
  return definitions.some((one) => roomFor(one) > 0);
}

/** The definitions with the messages that each tag is surest of as further examples, every message at its likeliest tag; null for none. */
export function withSurest(
  definitions: readonly TagDefinition[],
  messages: readonly string[],
  readings: readonly Reading[],
): TagDefinition[] | null {
  const inScope = readings.reduce((sum, { outOfScope }) => sum + 1 - outOfScope, 0);
  const ofEach = inScope / definitions.length;
  if (ofEach < FEWEST_A_TAG) return null;
  const most = Math.min(MOST_OF_A_TAG, Math.round(SHARE * ofEach));
  const candidates = definitions.map((): { text: string; confidence: number }[] => []);
  for (const [place, { tags, outOfScope }] of readings.entries()) {
    const [likeliest] = tags;
    const text = messages[place];
    if (likeliest === undefined || text === undefined || outOfScope > MOST_OUT_OF_SCOPE) continue;
    candidates[likeliest.tag]?.push({ text, confidence: likeliest.confidence });
  }
  return definitions.map((definition, tag) => {
    const surest = (candidates[tag] ?? []).toSorted((a, b) => b.confidence - a.confidence);
    const texts = surest.slice(0, Math.min(most, roomFor(definition))).map(({ text }) => text);
    return { ...definition, examples: [...(definition.examples ?? []), ...texts] };
  });
}

function roomFor(definition: TagDefinition): number {
  return Math.max(0, ENOUGH_TEXTS - textsOf(definition).length);
}
