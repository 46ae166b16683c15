import type { ArticleSummary } from "../../shared/protocol/knowledge-calls.ts";
import { searchWords } from "../retrieval/words.ts";
import { readPassageHeading } from "./passage-heading.ts";
import type { Knowledge } from "./database.ts";

const ARTICLES_A_PAGE = 50;

type Row = Omit<ArticleSummary, "isExcluded" | "isWritten"> & {
  isExcluded: number;
  isWritten: number;
};

export type ArticleFilter = { search: string; source: string | undefined; offset: number };

export type ShownPassage = { heading: string; text: string; kind: string };

/** The articles of a collection as people look at them. */
export class ArticleList {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(knowledge: Knowledge) {
    this.#statements = prepareStatements(knowledge);
  }

  find(collection: string, id: string): ArticleSummary | undefined {
    const row = this.#statements.find.get(collection, id);
    return row && summarise(row);
  }

  findAt(collection: string, path: string): ArticleSummary | undefined {
    const row = this.#statements.findAt.get(collection, path);
    return row && summarise(row);
  }

  /** Those whose title or path holds the words, or whose text does. */
  list(collection: string, filter: ArticleFilter): { total: number; articles: ArticleSummary[] } {
    const words = searchWords(filter.search);
    const asked = {
      collection,
      source: filter.source ?? null,
      like: words.length === 0 ? null : `%${filter.search.trim().replace(/[\\%_]/g, "\\$&")}%`,
      match: words.length === 0 ? '""' : words.map((word) => `"${word}"*`).join(" "),
    };
    const total = this.#statements.count.get(asked)?.total ?? 0;
    const page = { ...asked, offset: filter.offset, limit: ARTICLES_A_PAGE };
    return { total, articles: this.#statements.list.all(page).map(summarise) };
  }

  count(collection: string): { articles: number; passages: number; waiting: number } {
    const counted = this.#statements.totals.get({ collection });
    return counted ?? { articles: 0, passages: 0, waiting: 0 };
  }

  /** What was written in Lobby; null for an article that was read from elsewhere. */
  textOf(id: string): string | null {
    return this.#statements.text.get(id)?.text ?? null;
  }

  passagesOf(id: string): ShownPassage[] {
    return this.#statements.passages.all(id).map(({ title, headings, text, kind }) => ({
      heading: readPassageHeading(title, headings),
      text,
      kind,
    }));
  }
}

function summarise(row: Row): ArticleSummary {
  return { ...row, isExcluded: row.isExcluded === 1, isWritten: row.isWritten === 1 };
}

const SUMMARY = `
  SELECT a.id, a.path, a.title, a.url, a.language, a.bytes, a.version, a.ingested_at AS readAt, a.is_excluded AS isExcluded,
    EXISTS (SELECT 1 FROM written_text w WHERE w.article = a.id) AS isWritten,
    (SELECT count(*) FROM passage p WHERE p.article = a.id) AS passages
  FROM article a`;

const WANTED = `
  a.collection = @collection
  AND (@source IS NULL OR (@source = 'written' AND a.source LIKE 'text:%') OR a.source = (SELECT location FROM source WHERE id = @source))
  AND (@like IS NULL OR a.title LIKE @like ESCAPE '\\' OR a.path LIKE @like ESCAPE '\\' OR a.id IN (
    SELECT p.article FROM passage_index i JOIN passage p ON p.id = i.rowid WHERE passage_index MATCH @match))`;

type Asked = { collection: string; source: string | null; like: string | null; match: string };

function prepareStatements(knowledge: Knowledge) {
  return {
    find: knowledge.prepare<[string, string], Row>(
      `${SUMMARY} WHERE a.collection = ? AND a.id = ?`,
    ),
    findAt: knowledge.prepare<[string, string], Row>(
      `${SUMMARY} WHERE a.collection = ? AND a.path = ?`,
    ),
    count: knowledge.prepare<[Asked], { total: number }>(
      `SELECT count(*) AS total FROM article a WHERE ${WANTED}`,
    ),
    list: knowledge.prepare<[Asked & { offset: number; limit: number }], Row>(
      `${SUMMARY} WHERE ${WANTED} ORDER BY a.title COLLATE NOCASE, a.path LIMIT @limit OFFSET @offset`,
    ),
    totals: knowledge.prepare<
      [{ collection: string }],
      { articles: number; passages: number; waiting: number }
    >(`
      SELECT (SELECT count(*) FROM article WHERE collection = @collection) AS articles,
        count(*) AS passages,
        count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM passage_vector v WHERE v.passage = p.id)) AS waiting
      FROM passage p JOIN article a ON a.id = p.article WHERE a.collection = @collection
    `),
    text: knowledge.prepare<[string], { text: string }>(
      "SELECT text FROM written_text WHERE article = ?",
    ),
    passages: knowledge.prepare<
      [string],
      { title: string; headings: string; text: string; kind: string }
    >(`
      SELECT a.title, p.heading_path AS headings, p.text, p.kind
      FROM passage p JOIN article a ON a.id = p.article WHERE a.id = ? ORDER BY p.ordinal
    `),
  };
}
