import { splitSentences } from "../text/sentences.ts";
import { searchWords } from "./words.ts";

/** A text of more words than this is a letter: what it asks is looked for. */
const LETTER = 25;
const ASKS =
  /[?？]|\b(?:would like to (?:know|ask)|wondering|(?:can|could) you (?:tell|help|explain)|please (?:tell|let|explain)|mochte (?:ich )?wissen|quisiera saber|voudrais savoir)\b/i;
/** A question of fewer words ("How does that work?") leans on what was said before it. */
const LEANS = 7;
const CLOSING =
  /^(?:(?:kind|best|warm|many)? ?(?:regards|wishes)|thanks?\b|thank you|cheers|sincerely|yours)/i;
const OPENING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\b(?:[ \p{L}]{0,30}[,!.]|[,!.])?/iu;

/** The sentences of a letter that ask something, with what they lean on; the text itself when it is short. */
export function askedPart(text: string): string {
  const plain = text.trim().replace(OPENING, "").trim();
  if (searchWords(plain).length === 0) return text;
  if (searchWords(plain).length <= LETTER) return plain;
  const sentences = plain
    .split(/\n+/)
    .flatMap(splitSentences)
    .filter((sentence) => !CLOSING.test(sentence));
  const asking = new Set<number>();
  for (const [index, sentence] of sentences.entries()) {
    if (!ASKS.test(sentence)) continue;
    asking.add(index);
    if (index > 0 && searchWords(sentence).length <= LEANS) asking.add(index - 1);
  }
  if (asking.size === 0) return plain;
  return sentences.filter((_, index) => asking.has(index)).join(" ");
}
