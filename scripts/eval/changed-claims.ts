/** Ways to make a true English sentence a false one; each gives the sentence back where it finds nothing to change. */
export const CHANGES: Readonly<Record<string, (sentence: string) => string>> = {
  "a number changed": (sentence) => sentence.replace(/\d+/, (digits) => String(Number(digits) + 1)),
  "a not put in": (sentence) =>
    sentence.replace(/\b(?:is|was|are|were|can|will|has|have)\b(?! not| n't)/, "$& not"),
  "a word turned into its opposite": (sentence) => swapFirst(sentence, ANTONYMS),
  "a quantity turned round": (sentence) => swapFirst(sentence, QUANTITIES),
  "a comparison turned round": (sentence) => swapFirst(sentence, COMPARISONS),
};

const ANTONYMS = [
  ["increased", "decreased"],
  ["before", "after"],
  ["largest", "smallest"],
  ["first", "last"],
  ["northern", "southern"],
  ["eastern", "western"],
  ["north", "south"],
  ["east", "west"],
  ["highest", "lowest"],
  ["high", "low"],
  ["early", "late"],
  ["began", "ended"],
  ["with", "without"],
  ["includes", "excludes"],
  ["including", "excluding"],
  ["won", "lost"],
  ["above", "below"],
  ["open", "closed"],
  ["allowed", "forbidden"],
  ["available", "unavailable"],
  ["public", "private"],
  ["same", "different"],
  ["left", "right"],
  ["hot", "cold"],
  ["male", "female"],
  ["successful", "unsuccessful"],
  ["legal", "illegal"],
  ["young", "old"],
] as const;

const QUANTITIES = [
  ["all", "no"],
  ["every", "no"],
  ["each", "no"],
  ["both", "neither"],
  ["some", "all"],
  ["most", "all"],
  ["many", "no"],
  ["several", "no"],
  ["always", "never"],
  ["often", "never"],
  ["usually", "never"],
  ["everyone", "nobody"],
] as const;

const COMPARISONS = [
  ["more than", "less than"],
  ["at least", "at most"],
  ["over (?=\\d)", "under "],
  ["up to (?=\\d)", "at least "],
  ["within (?=\\d)", "after "],
  ["more", "less"],
  ["higher", "lower"],
  ["larger", "smaller"],
  ["greater", "smaller"],
  ["longer", "shorter"],
  ["older", "younger"],
  ["earlier", "later"],
  ["maximum", "minimum"],
] as const;

/** In both directions: the first pair of which the sentence holds a word. */
function swapFirst(sentence: string, pairs: readonly (readonly [string, string])[]): string {
  for (const [one, other] of pairs)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const found = new RegExp(String.raw`\b${from}(?![\w-])`).exec(sentence);
      if (found) return sentence.replace(found[0], to.replace(/ ?\(.*\)/, ""));
    }
  return sentence;
}
