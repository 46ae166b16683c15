import type { Database } from "better-sqlite3";
import { setImmediate as letOthersRun } from "node:timers/promises";
import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { isUnanswered, readAskedQuestions } from "../../shared/domain/asked-question.ts";
import { readStoredLanes } from "../writer/stored-lanes.ts";

/** Entries looked at in one go, off the writer's path. */
const SLICE = 200;

/** The questions of all conversations, following their entries at some distance. */
export interface QuestionIndex {
  /** Takes in what is committed; false when `patienceMs` was not enough. */
  catchUp(patienceMs: number): Promise<boolean>;
}

export function makeQuestionIndex(sqlite: Database, clock: () => number): QuestionIndex {
  const statements = prepareStatements(sqlite);

  const takeSome = sqlite.transaction((): boolean => {
    const from = statements.progress.get()?.position ?? 0;
    const { last, rows } = statements.next.get(from, SLICE) ?? { last: null, rows: 0 };
    if (last === null) return false;
    for (const { conversation, agent } of statements.changed.all(from, last))
      readAnew(conversation, agent);
    statements.advance.run(last);
    return rows === SLICE;
  });

  const readAnew = (conversation: string, agent: string) => {
    statements.forget.run(conversation);
    for (const asked of questionsOf(sqlite, conversation)) {
      const { turn, at, outcome, confidence, verdict } = asked;
      statements.insert.run({
        conversation,
        agent,
        turn,
        at,
        outcome,
        confidence,
        verdict,
        unanswered: isUnanswered(asked) ? 1 : 0,
        sources: JSON.stringify(asked.sources),
      });
    }
  };

  return {
    async catchUp(patienceMs) {
      const end = clock() + patienceMs;
      while (takeSome.immediate()) {
        if (clock() > end) return false;
        await letOthersRun();
      }
      return true;
    },
  };
}

/** The questions of one conversation with their words, from the entries themselves. */
export function questionsOf(sqlite: Database, conversation: string) {
  const documents = [conversationDocument(conversation), internalDocument(conversation)];
  return readAskedQuestions(readStoredLanes(sqlite, ...documents));
}

function prepareStatements(sqlite: Database) {
  return {
    progress: sqlite.prepare<[], { position: number }>(
      `SELECT position FROM asked_progress WHERE id = 1`,
    ),
    next: sqlite.prepare<[number, number], { last: number | null; rows: number }>(
      `SELECT max(position) AS last, count(*) AS rows FROM (SELECT position FROM entry WHERE position > ? ORDER BY position LIMIT ?)`,
    ),
    changed: sqlite.prepare<[number, number], { conversation: string; agent: string }>(
      `SELECT DISTINCT c.id AS conversation, c.agent FROM entry e JOIN conversation c ON c.id = substr(e.document, 3)
       WHERE e.position > ? AND e.position <= ?`,
    ),
    advance: sqlite.prepare<[number]>(`UPDATE asked_progress SET position = ? WHERE id = 1`),
    forget: sqlite.prepare<[string]>(`DELETE FROM asked_question WHERE conversation = ?`),
    insert: sqlite.prepare<[object]>(
      `INSERT INTO asked_question (conversation, turn, agent, at, is_unanswered, outcome, confidence, verdict, sources)
       VALUES (@conversation, @turn, @agent, @at, @unanswered, @outcome, @confidence, @verdict, @sources)`,
    ),
  };
}
