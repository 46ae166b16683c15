/** Words and phrases that stand for one thing, folded; a word that ends in `*` stands for all that begin with it. */
export type Concept = { words: readonly string[]; phrases: readonly string[] };

/** Words are parted by spaces, phrases by `|`. */
export function concept(words: string, phrases = ""): Concept {
  return {
    words: words.split(/\s+/).filter(Boolean),
    phrases: phrases
      .split("|")
      .map((phrase) => phrase.replaceAll(/\s+/g, " ").trim())
      .filter(Boolean),
  };
}
