import type { Database } from "better-sqlite3";
import { makeTagExamples } from "./tag-examples.ts";

/** Conversations looked at, the latest first; most of them are tagged by nobody. */
const LOOKED_AT = 3000;
const MOST = 1000;
const LONGEST = 300;

/**
 * A10: what the latest conversations of an agent began with, where no person has set a tag or taken one off; what the agent
 * set by itself says nothing. Read from the conversations each time: what is gone there is gone here.
 */
export function readUntaggedMessages(sqlite: Database, agent: string): string[] {
  makeTagExamples(sqlite).takeAll();
  return sqlite
    .prepare<{ agent: string; lookedAt: number; most: number; longest: number }, { text: string }>(
      `SELECT substr(json_extract(v.json, '$.text'), 1, @longest) AS text
       FROM (SELECT c.id FROM conversation c
             WHERE c.workspace = (SELECT workspace FROM agent WHERE id = @agent) AND c.agent = @agent
             ORDER BY c.id DESC LIMIT @lookedAt) latest
         JOIN entry v ON v.position = (SELECT min(position) FROM entry WHERE document = 'c:' || latest.id AND lane = 'v' AND json_extract(json, '$.kind') = 'message')
       WHERE latest.id NOT IN (SELECT conversation FROM tag_example WHERE tag IN
         (SELECT id FROM tag WHERE workspace = (SELECT workspace FROM agent WHERE id = @agent)))
       ORDER BY latest.id DESC LIMIT @most`,
    )
    .all({ agent, lookedAt: LOOKED_AT, most: MOST, longest: LONGEST })
    .map(({ text }) => text);
}
