import { setImmediate as letOthersRun } from "node:timers/promises";
import type { Checkup } from "../../shared/protocol/improve-calls.ts";
import type { Knowledge } from "../knowledge/database.ts";
import { readPassageHeading } from "../knowledge/passage-heading.ts";
import { findContradictions } from "./contradictions.ts";
import { findDuplicates } from "./duplicates.ts";
import { findSteering } from "./steering.ts";

export type CheckedPassage = { article: string; title: string; heading: string; text: string };

type Row = { article: string; title: string; headings: string; text: string };
type ArticleRow = { article: string; title: string; path: string; readAt: number };

const MOST_PASSAGES = 20_000;
const SHOWN = 100;

/** Looks through a collection for what nobody uses, what is there twice, what is said in two ways and what is said to the agent. */
export async function checkArticles(
  knowledge: Knowledge,
  collection: string,
  { used, answers }: { used: readonly string[]; answers: number },
): Promise<Checkup> {
  const passages = readPassages(knowledge, collection);
  const steering = await findSteering(passages, letOthersRun);
  const duplicates = await findDuplicates(passages, letOthersRun);
  const contradictions = await findContradictions(passages, letOthersRun);
  const isUsed = new Set(used);
  const unused = readArticles(knowledge, collection).filter(({ path }) => !isUsed.has(path));
  return {
    steering: steering.slice(0, SHOWN),
    unused: unused
      .slice(0, SHOWN)
      .map(({ article, title, readAt }) => ({ article, title, readAt })),
    duplicates: duplicates.slice(0, SHOWN),
    contradictions: contradictions.slice(0, SHOWN),
    answers,
  };
}

function readPassages(knowledge: Knowledge, collection: string): CheckedPassage[] {
  return knowledge
    .prepare<[string, number], Row>(`
      SELECT a.id AS article, a.title, p.heading_path AS headings, p.text
      FROM passage p JOIN article a ON a.id = p.article
      WHERE a.collection = ? AND a.is_excluded = 0 ORDER BY p.id LIMIT ?
    `)
    .all(collection, MOST_PASSAGES)
    .map(({ article, title, headings, text }) => ({
      article,
      title,
      heading: readPassageHeading(title, headings),
      text,
    }));
}

function readArticles(knowledge: Knowledge, collection: string): ArticleRow[] {
  return knowledge
    .prepare<[string], ArticleRow>(`
      SELECT id AS article, title, path, ingested_at AS readAt FROM article
      WHERE collection = ? AND is_excluded = 0 ORDER BY ingested_at, title
    `)
    .all(collection);
}
