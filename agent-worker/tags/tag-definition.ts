const LONGEST_TEXT = 4000;

/** A tag as the classifier needs it. Its name and description count as examples. */
export type TagDefinition = {
  name: string;
  description?: string;
  examples?: readonly string[];
  /** Texts that somebody took the tag off. */
  counterExamples?: readonly string[];
};

/** What a tag's texts say, without repeats; `card_arrival` and `CardArrival` read as words. */
export function textsOf({ name, description = "", examples = [] }: TagDefinition): string[] {
  const words = name.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll(/[_/.:-]+/g, " ");
  const texts = [words, description, ...examples].map(cutText).filter(Boolean);
  return [...new Set(texts)];
}

/** Longer texts say no more. */
export function cutText(text: string): string {
  return text.trim().slice(0, LONGEST_TEXT);
}
