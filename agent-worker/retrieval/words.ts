const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MARKS = /\p{M}+/gu;

/** Lower case without accents, as the index folds them. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(MARKS, "");
}

/** The words of a text as the index sees them, in order, repeats included. */
export function searchWords(text: string): string[] {
  return foldText(text).match(WORD) ?? [];
}
