import type { Logger } from "pino";
import type { LobbyDatabase } from "../db/open-database.ts";
import type { CallExchange } from "../calls/call-exchange.ts";
import { readPastAnswers } from "./past-answers.ts";
import type { QuestionIndex } from "./question-index.ts";

const HOUR_MS = 3600 * 1000;
/** With fewer a worker keeps the scale it has. */
const FEWEST_OUTCOMES = 50;
const PATIENCE = 3000;

/** Every hour a worker is shown what came of each agent's answers, for it to fit their confidence. */
export function learnHourly(parts: {
  database: LobbyDatabase;
  exchange: CallExchange;
  index: QuestionIndex;
  log: Logger;
}): { stop(): void } {
  const { log } = parts;
  const learn = () =>
    learnOnce(parts).catch((error: unknown) => log.warn({ err: error }, "nothing learned"));
  const timer = setInterval(() => void learn(), HOUR_MS).unref();
  return { stop: () => clearInterval(timer) };
}

async function learnOnce({ database, exchange, index }: Parameters<typeof learnHourly>[0]) {
  await index.catchUp(PATIENCE);
  const agents = await database.kysely.selectFrom("agent").select(["id", "collection"]).execute();
  for (const { id, collection } of agents) {
    const past = readPastAnswers(database.sqlite, id);
    const outcomes = past.filter(({ right }) => right !== undefined).length;
    if (outcomes >= FEWEST_OUTCOMES)
      await exchange.call({ kind: "read-coverage", collection, input: { past } });
  }
}
