import type { Database } from "better-sqlite3";
import type { QuestionPlace } from "../../shared/protocol/improve-calls.ts";
import { questionsOf } from "./question-index.ts";

const MOST_ANSWERS = 5000;
const MOST_PATHS = 20_000;
const DAY = 86_400_000;
/** Articles that were used for no answer in so many days are called unused. */
const USE_DAYS = 90;

type Judged = { confidence: number; at: number; verdict: "right" | "wrong" | null };

/** The latest questions that the articles were asked for, each with its confidence and what people made of it. */
export function readPastAnswers(sqlite: Database, agent: string) {
  const rows = sqlite
    .prepare<[string, number], Judged>(
      `SELECT confidence, at, verdict FROM asked_question
       WHERE agent = ? AND (outcome = 'answered' OR is_unanswered = 1) ORDER BY at DESC LIMIT ?`,
    )
    .all(agent, MOST_ANSWERS);
  return rows.map(({ confidence, at, verdict }) => ({
    confidence,
    at,
    ...(verdict === null ? {} : { right: verdict === "right" }),
  }));
}

/** The paths of the articles that answers of the last months named, and how many answers there were. */
export function readUsedArticles(
  sqlite: Database,
  agent: string,
  now: number,
): { used: string[]; answers: number } {
  const since = now - USE_DAYS * DAY;
  const used = sqlite
    .prepare<[string, number, number], string>(
      `SELECT DISTINCT s.value FROM asked_question q, json_each(q.sources) s WHERE q.agent = ? AND q.at > ? LIMIT ?`,
    )
    .pluck()
    .all(agent, since, MOST_PATHS) as unknown as string[];
  const answers = sqlite
    .prepare<[string, number], number>(
      `SELECT count(*) FROM asked_question WHERE agent = ? AND at > ? AND outcome = 'answered'`,
    )
    .pluck()
    .get(agent, since) as unknown as number;
  return { used, answers };
}

/** Questions the articles were asked for, the latest first, with their words and the reply they got. */
export function readAskedPage(sqlite: Database, agent: string, offset: number, limit: number) {
  const wanted = `agent = ? AND (outcome = 'answered' OR is_unanswered = 1)`;
  const total = sqlite
    .prepare<[string], number>(`SELECT count(*) FROM asked_question WHERE ${wanted}`)
    .pluck()
    .get(agent) as unknown as number;
  const places = sqlite
    .prepare<[string, number, number], QuestionPlace>(
      `SELECT conversation, turn FROM asked_question WHERE ${wanted} ORDER BY at DESC LIMIT ? OFFSET ?`,
    )
    .all(agent, limit, offset);
  const questions = places.flatMap(({ conversation, turn }) => {
    const asked = questionsOf(sqlite, conversation).find((one) => one.turn === turn);
    return asked === undefined ? [] : [{ ...asked, conversation }];
  });
  return { total, questions };
}
