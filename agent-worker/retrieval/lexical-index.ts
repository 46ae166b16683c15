import { listCollections, scopeToken } from "../knowledge/collections.ts";
import type { Knowledge } from "../knowledge/database.ts";
import { openFileVersion } from "../knowledge/file-version.ts";
import { HEADING_WEIGHT } from "./bm25.ts";
import { closestRelatives, isOneEditApart } from "./edit-distance.ts";
import type { QueryTerm } from "./ports.ts";
import type { TermStatistics } from "./query.ts";
import { ALL_STOP_WORDS } from "./stop-words.ts";
import { WordForms } from "./word-forms.ts";

const SHORTEST_REPAIRED = 5;
const LONGEST_SPLIT = 24;
/** Words of a question that look for passages in any case; more of them as long as they match no more than this. */
const ALWAYS_SOUGHT = 2;
const MOST_MATCHED = 4000;
/** Words less alike help to order passages, but crowd out what holds the question's own. */
const LIKE_ENOUGH = 0.3;
/** Such a word would also be found in the column that holds the collection. */
const SCOPE = /^scope\d+$/;

/** The full-text index with what is worth remembering between questions, until any process changes the file. */
export class LexicalIndex implements TermStatistics {
  readonly #knowledge: Knowledge;
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #readVersion: () => string;
  #version = "";
  #passages = 0;
  #averageLength = 1;
  #scopes = new Map<string, string>();
  #documents = new Map<string, number>();
  #words: string[] | null = null;
  #forms: WordForms | null = null;
  #repairs = new Map<string, string | null>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#readVersion = openFileVersion(knowledge);
    this.#statements = prepareStatements(knowledge);
  }

  /** Forgets what was remembered when the file has changed; true when it had. */
  refresh(): boolean {
    const version = this.#readVersion();
    if (version === this.#version) return false;
    this.#version = version;
    const size = this.#statements.size.get();
    this.#passages = size?.passages ?? 0;
    this.#averageLength = size?.length || 1;
    this.#scopes = new Map(
      listCollections(this.#knowledge).map(({ id, name }) => [name, scopeToken(id)]),
    );
    this.#documents.clear();
    this.#repairs.clear();
    this.#words = null;
    this.#forms = null;
    return true;
  }

  passages(): number {
    return this.#passages;
  }

  /** Characters of an average passage. */
  averageLength(): number {
    return this.#averageLength;
  }

  documents(word: string): number {
    const known = this.#documents.get(word);
    if (known !== undefined) return known;
    const count = this.#statements.count.get(`{heading text} : ${quote(word)}`)?.documents ?? 0;
    this.#documents.set(word, count);
    return count;
  }

  /** Other words of the articles that a language makes of the same stem. */
  forms(word: string, language: string): readonly string[] {
    this.#forms ??= new WordForms(() => this.#allWords());
    return this.#forms.of(word, language);
  }

  #allWords(): string[] {
    return (this.#words ??= this.#statements.words.all().map((row) => row.word));
  }

  /** A word that `isSpelled` well is not taken for another, only for a relative of its own. */
  repair(word: string, isSpelled = false): string | null {
    if (word.length < SHORTEST_REPAIRED || /\d/.test(word)) return null;
    const known = this.#repairs.get(word);
    if (known !== undefined) return known;
    const words = this.#allWords();
    const meant = isSpelled ? [] : words.filter((candidate) => isMistyped(word, candidate));
    const repaired = this.#commonest(meant) ?? this.#commonest(closestRelatives(word, words));
    this.#repairs.set(word, repaired);
    return repaired;
  }

  split(word: string): [string, string] | null {
    for (let at = 1; at < word.length && word.length <= LONGEST_SPLIT; at += 1) {
      const left = word.slice(0, at);
      const right = word.slice(at);
      // "arest" is not "a rest".
      if (ALL_STOP_WORDS.has(left) || ALL_STOP_WORDS.has(right)) continue;
      if (this.documents(`${left} ${right}`) > 0) return [left, right];
    }
    return null;
  }

  #commonest(candidates: string[]): string | null {
    let best: string | null = null;
    for (const candidate of candidates) {
      if (candidate.length < SHORTEST_REPAIRED - 1) continue;
      if (this.documents(candidate) > (best === null ? 0 : this.documents(best))) best = candidate;
    }
    return best;
  }

  /** Ids of the best passages of a collection by BM25. */
  search(collection: string, terms: QueryTerm[], limit: number): number[] {
    const scope = this.#scopes.get(collection);
    const known = terms.flatMap(({ isKnown, word, alike = [] }) => [
      ...(isKnown ? [word] : []),
      ...alike.filter(({ likeness }) => likeness >= LIKE_ENOUGH).map((other) => other.word),
    ]);
    if (!scope || known.length === 0) return [];
    const words = this.#rarest([...new Set(known)]);
    const columns = words.some((word) => SCOPE.test(word)) ? "{heading text} : " : "";
    const anyTerm = `${columns}(${words.map(quote).join(" OR ")})`;
    const match = this.#scopes.size > 1 ? `scope : ${quote(scope)} AND ${anyTerm}` : anyTerm;
    return this.#statements.search.all(match, limit).map((row) => row.id);
  }

  /** What occurs nearly everywhere hardly tells passages apart, and takes most of the time in a large collection. */
  #rarest(words: string[]): string[] {
    let matched = 0;
    return words
      .toSorted((a, b) => this.documents(a) - this.documents(b))
      .filter((word, place) => {
        matched += this.documents(word);
        return place < ALWAYS_SOUGHT || matched <= MOST_MATCHED;
      });
  }
}

function prepareStatements(knowledge: Knowledge) {
  return {
    size: knowledge.prepare<[], { passages: number; length: number | null }>(
      "SELECT count(*) AS passages, avg(length(text)) AS length FROM passage",
    ),
    count: knowledge.prepare<[string], { documents: number }>(
      "SELECT count(*) AS documents FROM passage_index WHERE passage_index MATCH ?",
    ),
    words: knowledge.prepare<[], { word: string }>("SELECT word FROM word"),
    search: knowledge.prepare<[string, number], { id: number }>(`
      SELECT rowid AS id FROM passage_index WHERE passage_index MATCH ?
      ORDER BY bm25(passage_index, ${HEADING_WEIGHT}.0, 1.0, 0.0) LIMIT ?
    `),
  };
}

function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function isMistyped(word: string, candidate: string): boolean {
  if (isOneEditApart(word, candidate)) return true;
  return candidate.endsWith("s") && isOneEditApart(word, candidate.slice(0, -1));
}
