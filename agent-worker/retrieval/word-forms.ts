import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as spanish } from "@orama/stemmers/spanish";

/** Snowball's stemmers by language; English is stemmed by the full-text index itself. */
export const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  de: german,
  es: spanish,
  fr: french,
};

const NONE: readonly string[] = [];

/** The words of some articles by the stem that a language makes of them, read when a question in it is asked. */
export class WordForms {
  readonly #words: () => readonly string[];
  readonly #byStem = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(words: () => readonly string[]) {
    this.#words = words;
  }

  /** Other words of the articles with the stem of this one; none in English and in languages that have no stemmer here. */
  of(word: string, language: string): readonly string[] {
    const stem = STEMMERS[language];
    if (!stem) return NONE;
    const forms = this.#formsIn(language, stem).get(stem(word)) ?? NONE;
    return forms.filter((form) => form !== word);
  }

  #formsIn(language: string, stem: (word: string) => string) {
    const known = this.#byStem.get(language);
    if (known) return known;
    const made = new Map<string, string[]>();
    for (const word of this.#words()) {
      const its = stem(word);
      const forms = made.get(its);
      if (forms) forms.push(word);
      else made.set(its, [word]);
    }
    this.#byStem.set(language, made);
    return made;
  }
}
