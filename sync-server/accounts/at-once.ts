import type { Compilable } from "kysely";
import type { LobbyDatabase } from "../db/open-database.ts";

/** Runs one query in the transaction and answers its rows. */
export type Run = <Row>(query: Compilable<Row>) => Row[];

/** One synchronous transaction over Kysely queries: it never stays open across an await, which would shut the writer out. */
export function atOnce<Value>(
  { sqlite }: Pick<LobbyDatabase, "sqlite">,
  work: (run: Run) => Value,
): Value {
  const run: Run = <Row>(query: Compilable<Row>): Row[] => {
    const { sql, parameters } = query.compile();
    const statement = sqlite.prepare(sql);
    if (statement.reader) return statement.all(...parameters) as Row[];
    statement.run(...parameters);
    return [];
  };
  return sqlite.transaction(() => work(run)).immediate();
}
