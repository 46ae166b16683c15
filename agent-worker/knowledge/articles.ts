import { randomInt } from "node:crypto";
import { ulid } from "ulid";
import { searchWords } from "../retrieval/words.ts";
import { ensureCollection, scopeToken } from "./collections.ts";
import type { Knowledge } from "./database.ts";

export type PassageKind = "paragraph" | "list" | "table" | "code" | "faq";

/** Offsets are characters of the decoded file; `headings` excludes the article's title. */
export type NewPassage = {
  headings: string[];
  text: string;
  kind: PassageKind;
  start: number;
  end: number;
};

export type NewArticle = {
  collection: string;
  source: string;
  path: string;
  title: string;
  url: string | null;
  language: string | null;
  sha256: string;
  bytes: number;
  passages: NewPassage[];
};

type IndexedRow = { id: number; headings: string; text: string; title: string; collection: string };

export type StoredArticle = {
  id: string;
  source: string;
  path: string;
  sha256: string;
  version: number;
};

/** Writes articles with prepared statements; open one per connection and reuse it. */
export class ArticleStore {
  readonly #knowledge: Knowledge;
  readonly #now: () => number;
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #scopes = new Map<string, string>();
  readonly #seenWords = new Set<string>();

  constructor(knowledge: Knowledge, now: () => number) {
    this.#knowledge = knowledge;
    this.#now = now;
    this.#statements = prepareStatements(knowledge);
  }

  find(collection: string, path: string): StoredArticle | undefined {
    return this.#statements.find.get(collection, path);
  }

  listFromSource(collection: string, source: string): StoredArticle[] {
    return this.#statements.listFromSource.all(collection, source);
  }

  /** Puts the article in the place of the one with the same path; its old passages are gone afterwards. */
  replace(article: NewArticle): { id: string; version: number; passages: number } {
    const old = this.find(article.collection, article.path);
    if (old) this.#removePassages(old.id);
    const id = old?.id ?? ulid(this.#now(), randomShare);
    const version = (old?.version ?? 0) + 1;
    this.#statements.upsert.run({ ...article, id, version, at: this.#now() });
    const scope = this.#scopeOf(article.collection);
    for (const [ordinal, passage] of article.passages.entries()) {
      this.#addPassage(id, article.title, scope, ordinal, passage);
    }
    if (old) this.#statements.unindexExcluded.run(id);
    return { id, version, passages: article.passages.length };
  }

  /** An excluded article stays, with its passages, and answers nothing; so it does when it is read again. */
  exclude(articleId: string, isExcluded: boolean): void {
    this.#statements.exclude.run(isExcluded ? 1 : 0, articleId);
    this.#statements.removeFromIndex.run(articleId);
    if (isExcluded) return;
    for (const row of this.#statements.passagesOf.all(articleId)) {
      const headings = JSON.parse(row.headings) as string[];
      this.#index(row.id, row.title, headings, row.text, this.#scopeOf(row.collection));
    }
  }

  /** An article that another source now holds, word for word. */
  adopt(articleId: string, source: string): void {
    this.#statements.adopt.run(source, articleId);
  }

  remove(articleId: string): void {
    this.#removePassages(articleId);
    this.#statements.remove.run(articleId);
  }

  #removePassages(articleId: string): void {
    this.#statements.removeFromIndex.run(articleId);
    this.#statements.removePassages.run(articleId);
  }

  #addPassage(
    id: string,
    title: string,
    scope: string,
    ordinal: number,
    passage: NewPassage,
  ): void {
    const { headings, text, kind, start, end } = passage;
    const written = this.#statements.addPassage.run(
      id,
      ordinal,
      JSON.stringify(headings),
      text,
      kind,
      start,
      end,
    );
    this.#index(written.lastInsertRowid, title, headings, text, scope);
  }

  #index(
    rowid: number | bigint,
    title: string,
    headings: string[],
    text: string,
    scope: string,
  ): void {
    const heading = [title, ...headings].join("\n");
    // The index is given the very words that questions are cut into.
    const headingWords = searchWords(heading);
    const textWords = searchWords(text);
    const index = [headingWords.join(" "), textWords.join(" ")];
    this.#statements.addToIndex.run(rowid, ...index, scope);
    this.#learnWords(headingWords);
    this.#learnWords(textWords);
  }

  #learnWords(words: string[]): void {
    for (const word of words) {
      if (word.length < 3 || this.#seenWords.has(word)) continue;
      this.#seenWords.add(word);
      this.#statements.addWord.run(word);
    }
  }

  #scopeOf(collection: string): string {
    const known = this.#scopes.get(collection);
    if (known) return known;
    const scope = scopeToken(ensureCollection(this.#knowledge, collection));
    this.#scopes.set(collection, scope);
    return scope;
  }
}

/** From Node's pool: the library asks the system for each character. */
function randomShare(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}

function prepareStatements(knowledge: Knowledge) {
  return {
    find: knowledge.prepare<[string, string], StoredArticle>(
      "SELECT id, source, path, sha256, version FROM article WHERE collection = ? AND path = ?",
    ),
    listFromSource: knowledge.prepare<[string, string], StoredArticle>(
      "SELECT id, source, path, sha256, version FROM article WHERE collection = ? AND source = ?",
    ),
    upsert: knowledge.prepare(`
      INSERT INTO article (id, collection, source, path, title, url, language, sha256, version, bytes, ingested_at)
      VALUES (@id, @collection, @source, @path, @title, @url, @language, @sha256, @version, @bytes, @at)
      ON CONFLICT (id) DO UPDATE SET source = @source, title = @title, url = @url, language = @language,
        sha256 = @sha256, version = @version, bytes = @bytes, ingested_at = @at
    `),
    adopt: knowledge.prepare("UPDATE article SET source = ? WHERE id = ?"),
    remove: knowledge.prepare("DELETE FROM article WHERE id = ?"),
    removeFromIndex: knowledge.prepare(
      "DELETE FROM passage_index WHERE rowid IN (SELECT id FROM passage WHERE article = ?)",
    ),
    unindexExcluded: knowledge.prepare(`
      DELETE FROM passage_index WHERE rowid IN
        (SELECT p.id FROM passage p JOIN article a ON a.id = p.article WHERE a.id = ? AND a.is_excluded = 1)
    `),
    exclude: knowledge.prepare("UPDATE article SET is_excluded = ? WHERE id = ?"),
    passagesOf: knowledge.prepare<[string], IndexedRow>(`
      SELECT p.id, p.heading_path AS headings, p.text, a.title, a.collection
      FROM passage p JOIN article a ON a.id = p.article WHERE a.id = ? ORDER BY p.ordinal
    `),
    removePassages: knowledge.prepare("DELETE FROM passage WHERE article = ?"),
    addPassage: knowledge.prepare(`
      INSERT INTO passage (article, ordinal, heading_path, text, kind, start_offset, end_offset)
      VALUES (?, ?, ?, ?, ?, ?, ?)
    `),
    addToIndex: knowledge.prepare(
      "INSERT INTO passage_index (rowid, heading, text, scope) VALUES (?, ?, ?, ?)",
    ),
    addWord: knowledge.prepare("INSERT INTO word (word) VALUES (?) ON CONFLICT DO NOTHING"),
  };
}
