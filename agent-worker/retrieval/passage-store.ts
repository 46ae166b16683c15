import type { PassageKind } from "../knowledge/articles.ts";
import type { Knowledge } from "../knowledge/database.ts";
import { readHeadings } from "../knowledge/passage-heading.ts";
import type { Passage } from "./ports.ts";

type PassageRow = {
  id: number;
  article: string;
  title: string;
  path: string;
  url: string | null;
  language: string | null;
  ordinal: number;
  heading_path: string;
  text: string;
  kind: PassageKind;
};

/** Reads passages by id, in the order asked for; ids that are gone, and those of excluded articles, are left out. */
export function openPassageStore(knowledge: Knowledge): (ids: number[]) => Passage[] {
  const read = knowledge.prepare<[string], PassageRow>(`
    SELECT p.id, a.id AS article, a.title, a.path, a.url, a.language, p.ordinal, p.heading_path, p.text, p.kind
    FROM json_each(?) AS wanted JOIN passage p ON p.id = wanted.value JOIN article a ON a.id = p.article
    WHERE a.is_excluded = 0
    ORDER BY wanted.key
  `);
  return (ids) => read.all(JSON.stringify(ids)).map(makePassage);
}

function makePassage(row: PassageRow): Passage {
  const { id, ordinal, text, kind, title, path, url, language } = row;
  return {
    id,
    article: { id: row.article, title, path, url, language },
    ordinal,
    headings: readHeadings(title, row.heading_path),
    text,
    kind,
  };
}
