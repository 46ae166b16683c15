import {
  type AskedAgain,
  askAgainRequestSchema,
  type Checkup,
  type Coverage,
} from "../../shared/protocol/improve-calls.ts";
import type { CallExchange } from "../calls/call-exchange.ts";
import { replayJob } from "../calls/replayed-job.ts";
import { learnHourly } from "../questions/learn-hourly.ts";
import { compareReplies } from "../questions/compare-replies.ts";
import { readAskedPage, readPastAnswers, readUsedArticles } from "../questions/past-answers.ts";
import { makeQuestionIndex } from "../questions/question-index.ts";
import { agentParams, requireAgent } from "./knowledge-agent.ts";
import type { Routes, Services } from "./services.ts";
import { administrators } from "./signed-in.ts";

const base = "/api/workspaces/:workspace/agents/:agent";
const config = { rateLimit: { max: 120, timeWindow: 60_000 } };
const PATIENCE = 3000;
/** Questions asked again in one go, and at most in all. */
const A_PAGE = 10;
const MOST = 100;

/** What the past says of an agent: its threshold, its articles, its answers after a change. */
export function improveRoutes(services: Services, exchange: CallExchange): Routes {
  const { database, clock } = services;
  const { sqlite } = database;
  const index = makeQuestionIndex(sqlite, clock);
  return async (app) => {
    const learning = learnHourly({ database, exchange, index, log: services.log });
    app.addHook("onClose", async () => learning.stop());
    app.addHook("onSend", async (_, reply) => void reply.header("cache-control", "no-store"));

    app.get(
      `${base}/coverage`,
      { schema: { params: agentParams, hide: true }, config },
      async (request): Promise<Coverage> => {
        const { agent } = await requireAgent(services, request, administrators);
        await index.catchUp(PATIENCE);
        const input = { past: readPastAnswers(sqlite, agent.id) };
        return exchange.call({ kind: "read-coverage", collection: agent.collection, input });
      },
    );

    app.post(
      `${base}/checkup`,
      { schema: { params: agentParams, hide: true }, config },
      async (request): Promise<Checkup> => {
        const { agent } = await requireAgent(services, request, administrators);
        await index.catchUp(PATIENCE);
        const input = readUsedArticles(sqlite, agent.id, clock());
        return exchange.call({ kind: "check-articles", collection: agent.collection, input });
      },
    );

    app.post(
      `${base}/questions/ask-again`,
      { schema: { params: agentParams, body: askAgainRequestSchema, hide: true }, config },
      async (request): Promise<AskedAgain> => {
        const { agent, workspace } = await requireAgent(services, request, administrators);
        await index.catchUp(PATIENCE);
        const { offset } = request.body;
        const { total, questions } = readAskedPage(sqlite, agent.id, offset, A_PAGE);
        const jobs = questions.map((question) =>
          replayJob(sqlite, { agent, workspace: workspace.id }, question),
        );
        const { replies } = await exchange.call({
          kind: "ask-again",
          collection: agent.collection,
          input: { jobs },
        });
        const end = Math.min(total, MOST);
        const next = offset + A_PAGE < end ? offset + A_PAGE : null;
        const asked = questions.flatMap((question, at) => {
          const after = replies[at];
          if (after === undefined) return [];
          const { conversation, turn, text, at: time, answer, verdict } = question;
          const { outcome, reason, confidence, sources } = question;
          const before = { outcome, reason, confidence, sources, text: answer };
          const change = compareReplies(before, after, verdict === "wrong");
          return [{ conversation, turn, text, at: time, change, before, after }];
        });
        return { total: end, next, questions: asked };
      },
    );
  };
}
