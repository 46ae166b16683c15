import type { Database } from "better-sqlite3";
import type { RulingRequest } from "../../shared/protocol/improve-calls.ts";

/** Notes what a person decided about questions of an agent; those of others are left alone. Answers how many it was. */
export function ruleOnQuestions(
  sqlite: Database,
  agent: string,
  { questions, ruling }: RulingRequest,
  person: { id: string; now: number },
): number {
  const set = sqlite.prepare<[object]>(
    `INSERT OR REPLACE INTO question_ruling (conversation, turn, ruling, by, at)
     SELECT conversation, turn, @ruling, @by, @at FROM asked_question
     WHERE conversation = @conversation AND turn = @turn AND agent = @agent`,
  );
  const clear = sqlite.prepare<[object]>(
    `DELETE FROM question_ruling WHERE conversation = @conversation AND turn = @turn
     AND EXISTS (SELECT 1 FROM conversation c WHERE c.id = @conversation AND c.agent = @agent)`,
  );
  const rule = sqlite.transaction(() =>
    questions.reduce((count, { conversation, turn }) => {
      const place = { conversation, turn, agent };
      const { changes } =
        ruling === null
          ? clear.run(place)
          : set.run({ ...place, ruling, by: person.id, at: person.now });
      return count + changes;
    }, 0),
  );
  return rule.immediate();
}
