import type { Member } from "../../shared/protocol/http.ts";

/** The members a note names with an @ before their first or their full name. */
export function mentionsIn(text: string, members: readonly Member[]): string[] {
  const lower = text.toLowerCase();
  return members
    .filter(({ name }) => {
      const full = name.toLowerCase();
      return [full, full.split(" ")[0] ?? full].some((one) => hasWord(lower, `@${one}`));
    })
    .map(({ id }) => id);
}

function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !/\p{L}/u.test(text[at + word.length] ?? " ");
}
