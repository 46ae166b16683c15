import type { Database } from "better-sqlite3";
import type { QuestionPlace, QuestionView, Ruling } from "../../shared/protocol/improve-calls.ts";
import { questionsOf } from "./question-index.ts";

/** A group is shown whole up to here; older questions say nothing new. */
const MOST = 1000;
const DAYS = 180;
const LONGEST = 1000;

type Row = QuestionPlace & { ruling: Ruling | null };

export type UnansweredQuestion = QuestionView & { ruling: Ruling | null };

/** The latest questions of an agent that its articles did not answer, with what was decided about them. */
export function readUnanswered(sqlite: Database, agent: string, now: number): UnansweredQuestion[] {
  const rows = sqlite
    .prepare<[string, number, number], Row>(
      `SELECT q.conversation, q.turn, r.ruling FROM asked_question q
       LEFT JOIN question_ruling r ON r.conversation = q.conversation AND r.turn = q.turn
       WHERE q.agent = ? AND q.is_unanswered = 1 AND q.at > ? ORDER BY q.at DESC LIMIT ?`,
    )
    .all(agent, now - DAYS * 86_400_000, MOST);
  const read = new Map<string, ReturnType<typeof questionsOf>>();
  return rows.flatMap(({ conversation, turn, ruling }) => {
    const all = read.get(conversation) ?? questionsOf(sqlite, conversation);
    read.set(conversation, all);
    const asked = all.find((one) => one.turn === turn);
    if (asked === undefined) return [];
    const { at, reason, confidence, answer, teamReply } = asked;
    const text = asked.text.slice(0, LONGEST);
    return [{ conversation, turn, text, at, reason, confidence, answer, teamReply, ruling }];
  });
}
