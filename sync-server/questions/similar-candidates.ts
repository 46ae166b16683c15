import type { Database } from "better-sqlite3";
import type { Similar } from "../../shared/protocol/copilot-calls.ts";
import { questionsOf } from "./question-index.ts";

const MOST_WORDS = 20;
const MOST = 40;

type Candidate = Similar["conversations"][number];

/** Resolved conversations of a workspace that share words with a text, each by its first question that was answered. */
export function findSimilarCandidates(
  sqlite: Database,
  workspace: string,
  { conversation, text }: { conversation: string; text: string },
): Candidate[] {
  const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu))].slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const ids = sqlite
    .prepare<[string, string, string, number], { id: string }>(
      `SELECT s.conversation AS id FROM search s JOIN feed f ON f.conversation = s.conversation
       WHERE search MATCH ? AND s.workspace = ? AND s.conversation <> ? AND s.kind = 'message'
         AND json_extract(f.row, '$.resolvedBy') IS NOT NULL
       ORDER BY rank LIMIT ?`,
    )
    .all(words.map((word) => `"${word}"`).join(" OR "), workspace, conversation, MOST * 3);
  const distinct = [...new Set(ids.map(({ id }) => id))].slice(0, MOST);
  return distinct.flatMap((id) => describe(sqlite, id) ?? []);
}

function describe(sqlite: Database, conversation: string): Candidate | null {
  const asked = questionsOf(sqlite, conversation).find(
    ({ outcome, teamReply }) => teamReply !== null || outcome === "answered",
  );
  if (asked === undefined) return null;
  const { text, teamReply, answer, at } = asked;
  const reply = (teamReply ?? answer).slice(0, 2000);
  return { conversation, question: text.slice(0, 1000), reply, at };
}
