import { isOneEditApart } from "../retrieval/edit-distance.ts";
import { stemWord } from "../retrieval/stem.ts";
import { STEMMERS } from "../retrieval/word-forms.ts";
import { isLikelySlip } from "./likely-slip.ts";
import { isSpelled } from "./spelled-words.ts";

const SHORTEST_FORM = 3;
const SHORTEST_TYPED = 3;

/** Stemmers make "emergency" and "emerge" the same: of forms of one word this much is in common... */
const SHARED_START = 0.7;
/** ...or no more than these stands behind it. */
const ENDING =
  /^(?:en?|es|s|d|ed|ing|ings|er|ers|or|ors|y|ies|ied|ly|ally|al|ment|ments|l?ations?|[b-df-hj-np-tv-z](?:ing|ed|er|ers)|[ao]s?|[aei]r|ez|ung|ungen)?$/;
/** Of a stem that may be mistyped this much is the word. */
const STEM_SHARE = 0.7;
/** In shorter words another letter makes another word, but for slips in English, of which the words are known. */
const SHORTEST_REPLACED = 7;

/** "Matarme" is about oneself, "matar" is not. */
const SPANISH_ONESELF = /(?:[aei]r|ndo)(?:me|te|se|nos)$/;

/** Whether two folded words are forms of one word in one of the languages ("event" and "events"). */
export function isForm(said: string, meant: string, languages: readonly string[]): boolean {
  if (said === meant) return true;
  if (said[0] !== meant[0] || said.length < SHORTEST_FORM || meant.length < SHORTEST_FORM)
    return false;
  return languages.some(
    (language) =>
      stemIn(language, said) === stemIn(language, meant) && isNear(language, said, meant),
  );
}

/** Whether `said` is no word, but the one that is meant with one letter wrong, missing, doubled or swapped. */
export function isMistyped(
  said: string,
  meant: string,
  shortest: number,
  languages: readonly string[],
): boolean {
  if (meant.length < shortest || said.length < SHORTEST_TYPED || said[0] !== meant[0]) return false;
  if (isOther(said, meant, languages.includes("en"))) return false;
  const isClose = isOneEditApart(said, meant) || isCloseStem(said, meant, shortest);
  return isClose && !isSpelled(said);
}

/** "Quema" is another word than "queja", and "broker" than "broken". */
function isOther(said: string, meant: string, isEnglish: boolean): boolean {
  if (said.length !== meant.length || meant.length >= SHORTEST_REPLACED) return false;
  const at = [...said].findIndex((letter, index) => letter !== meant[index]);
  if (said.slice(at + 1) !== meant.slice(at + 1)) return false;
  return !(isEnglish && isLikelySlip(said[at] ?? "", meant[at] ?? ""));
}

/** "Evnets" is "events" as well as "event", but "cancelling" is not "cancer". */
function isCloseStem(said: string, meant: string, shortest: number): boolean {
  const [its, own] = [stemWord(said), stemWord(meant)];
  if (own.length < shortest || own.length < meant.length * STEM_SHARE) return false;
  if (own.startsWith(its) || its.startsWith(own)) return false;
  return isOneEditApart(its, own) && !isSpelled(its) && !isSpelled(`${its}e`);
}

function stemIn(language: string, word: string): string {
  return STEMMERS[language]?.(word) ?? stemWord(word);
}

function isNear(language: string, a: string, b: string): boolean {
  if (language === "es" && SPANISH_ONESELF.test(a) !== SPANISH_ONESELF.test(b)) return false;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  if (shared >= Math.max(a.length, b.length) * SHARED_START) return true;
  return ENDING.test(a.slice(shared)) && ENDING.test(b.slice(shared));
}
