const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const PLAIN_WORD = /[a-z0-9]+/g;
const MARKS = /\p{M}+/gu;

/** Letters without accents and signs that part words; most English text holds nothing else. */
const PLAIN = /^[\t-\r -~\u00a0\u2010-\u2027\u2030-\u205e]*$/;

/** Lower case without accents, as the index folds them. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(MARKS, "");
}

/** True of a text that folds by being written in lower case, as far as its words go. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** The words of a text as they are parted by spaces and signs, folded. */
export function writtenWords(text: string): string[] {
  if (isPlain(text)) return text.toLowerCase().match(PLAIN_WORD) ?? [];
  return foldText(text).match(WORD) ?? [];
}

/** Scripts written without spaces, and Korean, whose words carry their particles. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`;
const HAS_UNSPACED = new RegExp(UNSPACED, "u");
const RUNS = new RegExp(`${UNSPACED}+|(?:(?!${UNSPACED}).)+`, "gu");

/** The words of a text as the index sees them, in order, repeats included; pairs of signs where words are not parted. */
export function searchWords(text: string): string[] {
  const words = writtenWords(text);
  return isUnspaced(text) ? words.flatMap(splitUnspaced) : words;
}

/**
 * The words of a text with a space around each, so that `includes` tells whether one text holds the words of another, and
 * never finds a part of a word.
 */
export function spacedWords(text: string): string {
  return ` ${searchWords(text).join(" ")} `;
}

/** Whether a text holds a script that parts no words. */
export function isUnspaced(text: string): boolean {
  return !isPlain(text) && HAS_UNSPACED.test(text);
}

function splitUnspaced(word: string): string[] {
  if (!HAS_UNSPACED.test(word)) return [word];
  const runs = word.normalize("NFC").match(RUNS) ?? [];
  return runs.flatMap((run) => {
    const signs = Array.from(run);
    if (signs.length === 1 || !HAS_UNSPACED.test(run)) return [run];
    return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
  });
}
