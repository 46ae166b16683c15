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

/** Passages that are known to hold no order. */
const MOST_REMEMBERED = 100_000;

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
  // A passage's text never changes, but its article may get another title.
  const harmless = new Map<number, string>();
  return (ids) =>
    read.all(JSON.stringify(ids)).flatMap((row) => {
      const passage = makePassage(row);
      if (harmless.get(row.id) === row.title) return passage;
      const kept = dropOrders(passage);
      if (harmless.size >= MOST_REMEMBERED) harmless.clear();
      if (kept && isSame(kept, passage)) harmless.set(row.id, row.title);
      return kept ?? [];
    });
}

function makePassage(row: PassageRow): Passage {
  const { id, ordinal, text, kind, title, path, url, language } = row;
  const headings = readHeadings(title, row.heading_path);
  return {
    id,
    article: { id: row.article, title, path, url, language },
    ordinal,
    headings,
    text,
    kind,
  };
}

function dropOrders(passage: Passage): Passage | null {
  const { article, headings } = passage;
  const text = withoutAgentOrders(passage.text);
  if (text === "" && passage.text !== "") return null;
  return {
    ...passage,
    article: { ...article, title: withoutAgentOrders(article.title) || article.path },
    headings: headings.map(withoutAgentOrders).filter(Boolean),
    text,
  };
}

function isSame(a: Passage, b: Passage): boolean {
  return (
    a.text === b.text &&
    a.article.title === b.article.title &&
    a.headings.join("\n") === b.headings.join("\n")
  );
}
