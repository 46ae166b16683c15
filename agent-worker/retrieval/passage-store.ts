import type { PassageKind } from "../knowledge/articles.ts";
import type { Knowledge } from "../knowledge/database.ts";
import { readHeadings } from "../knowledge/passage-heading.ts";
import { withoutAgentOrders } from "../text/agent-orders.ts";
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

/**
 * Reads passages by id, in the order asked for; ids that are gone, and those of excluded articles, are left out. So are
 * orders to the agent (A9), and passages that hold nothing else.
 */
export function openPassageStore(knowledge: Knowledge): (ids: number[]) => Passage[] {
  const read = knowledge.prepare<[string], PassageRow>(`
    SELECT p.id, a.id AS article, a.title, a.path, a.url, a.language, p.ordinal, p.heading_path, p.text, p.kind
    FROM json_each(?) AS wanted JOIN passage p ON p.id = wanted.value JOIN article a ON a.id = p.article
    WHERE a.is_excluded = 0
    ORDER BY wanted.key
  `);
  return (ids) => read.all(JSON.stringify(ids)).flatMap((row) => makePassage(row) ?? []);
}

function makePassage(row: PassageRow): Passage | null {
  const { id, ordinal, kind, title, path, url, language } = row;
  const text = withoutAgentOrders(row.text);
  if (text === "" && row.text !== "") return null;
  const shown = withoutAgentOrders(title) || path;
  const headings = readHeadings(title, row.heading_path);
  return {
    id,
    article: { id: row.article, title: shown, path, url, language },
    ordinal,
    headings: headings.map(withoutAgentOrders).filter(Boolean),
    text,
    kind,
  };
}
