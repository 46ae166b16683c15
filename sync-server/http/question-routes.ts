import {
  rulingRequestSchema,
  type Unanswered,
  type UnansweredGroup,
} from "../../shared/protocol/improve-calls.ts";
import type { CallExchange } from "../calls/call-exchange.ts";
import { makeQuestionIndex } from "../questions/question-index.ts";
import { ruleOnQuestions } from "../questions/rulings.ts";
import { readUnanswered, type UnansweredQuestion } from "../questions/unanswered.ts";
import { agentParams, requireAgent } from "./knowledge-agent.ts";
import type { Routes, Services } from "./services.ts";
import { administrators } from "./signed-in.ts";

const base = "/api/workspaces/:workspace/agents/:agent/questions";
const config = { rateLimit: { max: 60, timeWindow: 60_000 } };
const PATIENCE = 3000;

/** What visitors asked and the articles did not answer, and what people decide about it. */
export function questionRoutes(services: Services, exchange: CallExchange): Routes {
  const { database, clock } = services;
  const index = makeQuestionIndex(database.sqlite, clock);
  return async (app) => {
    app.get(
      `${base}/unanswered`,
      { schema: { params: agentParams, hide: true }, config },
      async (request, reply): Promise<Unanswered> => {
        const { agent } = await requireAgent(services, request, administrators);
        reply.header("cache-control", "no-store");
        const isComplete = await index.catchUp(PATIENCE);
        const questions = readUnanswered(database.sqlite, agent.id, clock());
        if (questions.length === 0) return { groups: [], isComplete };
        const { groups } = await exchange.call({
          kind: "group-questions",
          collection: agent.collection,
          input: { questions: questions.map(({ text }, at) => ({ id: String(at), text })) },
        });
        const shown = groups.flatMap((group) => splitByRuling(group, questions));
        return { groups: shown, isComplete };
      },
    );

    app.post(
      `${base}/rulings`,
      { schema: { params: agentParams, body: rulingRequestSchema, hide: true }, config },
      async (request) => {
        const { agent, user } = await requireAgent(services, request, administrators);
        await index.catchUp(PATIENCE);
        const person = { id: user.id, now: clock() };
        return { ruled: ruleOnQuestions(database.sqlite, agent.id, request.body, person) };
      },
    );
  };
}

type Grouped = { label: string; questions: string[] };

/**
 * What joins a group that was mostly ignored is ignored as well. What is asked again after an article was written is
 * shown anew: the article does not help.
 */
function splitByRuling(
  { label, questions }: Grouped,
  all: UnansweredQuestion[],
): UnansweredGroup[] {
  const own = questions.flatMap((at) => all[Number(at)] ?? []);
  const ignored = own.filter(({ ruling }) => ruling === "ignored").length;
  const isIgnored = ignored * 2 >= own.length && ignored > 0;
  const parts = Map.groupBy(own, ({ ruling }) => ruling ?? (isIgnored ? "ignored" : null));
  return [...parts].map(([ruling, part]) => ({
    label,
    ruling,
    questions: part,
  }));
}
