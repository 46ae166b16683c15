/**
 * English suffix stripping after M. F. Porter, "An algorithm for suffix stripping" (1980), as the index does it.
 * Words of other alphabets and short words come back unchanged.
 */
export function stemWord(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = strip(word);
  if (cache.size > CACHE_LIMIT) cache.clear();
  cache.set(word, stem);
  return stem;
}

const CACHE_LIMIT = 100_000;
const cache = new Map<string, string>();

const CONSONANTS = "(?:[^aeiouy]|(?<=[aeiou])y|^y)+";
const VOWELS = "(?:[aeiou]|(?<![aeiou])(?<!^)y)+";
const MEASURE_ABOVE_0 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`);
const MEASURE_IS_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`);
const MEASURE_ABOVE_1 = new RegExp(
  `^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`,
);
const HAS_VOWEL = /[aeiou]|(?<=[^aeiou])y/;
const DOUBLE_CONSONANT = /([^aeiouylsz])\1$/;
const SHORT_END = /[^aeiou][aeiouy][^aeiouwxy]$/;

type Suffixes = readonly (readonly [from: string, to: string])[];

const STEP_2: Suffixes = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
  ["logi", "log"],
];
const STEP_3: Suffixes = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];
const STEP_4 = [
  "ement",
  "ment",
  "ance",
  "ence",
  "able",
  "ible",
  "ant",
  "ent",
  "ism",
  "ate",
  "iti",
  "ous",
  "ive",
  "ize",
  "al",
  "er",
  "ic",
  "ou",
];

function strip(word: string): string {
  let stem = stripPlural(word);
  stem = stripPast(stem);
  if (stem.endsWith("y") && HAS_VOWEL.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaceSuffix(stem, STEP_2);
  stem = replaceSuffix(stem, STEP_3);
  stem = stripLong(stem);
  return tidyEnd(stem);
}

function stripPlural(word: string): string {
  if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function stripPast(word: string): string {
  if (word.endsWith("eed"))
    return MEASURE_ABOVE_0.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const suffix = word.endsWith("ed") ? 2 : word.endsWith("ing") ? 3 : 0;
  const rest = word.slice(0, word.length - suffix);
  if (suffix === 0 || !HAS_VOWEL.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (DOUBLE_CONSONANT.test(rest)) return rest.slice(0, -1);
  return MEASURE_IS_1.test(rest) && SHORT_END.test(rest) ? `${rest}e` : rest;
}

function replaceSuffix(word: string, suffixes: Suffixes): string {
  for (const [from, to] of suffixes) {
    if (!word.endsWith(from)) continue;
    const rest = word.slice(0, -from.length);
    return MEASURE_ABOVE_0.test(rest) ? rest + to : word;
  }
  return word;
}

function stripLong(word: string): string {
  if (/[st]ion$/.test(word))
    return MEASURE_ABOVE_1.test(word.slice(0, -3)) ? word.slice(0, -3) : word;
  for (const suffix of STEP_4) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    return MEASURE_ABOVE_1.test(rest) ? rest : word;
  }
  return word;
}

function tidyEnd(word: string): string {
  let stem = word;
  if (stem.endsWith("e")) {
    const rest = stem.slice(0, -1);
    if (MEASURE_ABOVE_1.test(rest) || (MEASURE_IS_1.test(rest) && !SHORT_END.test(rest)))
      stem = rest;
  }
  return stem.endsWith("ll") && MEASURE_ABOVE_1.test(stem) ? stem.slice(0, -1) : stem;
}
