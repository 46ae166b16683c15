import { z } from "zod";
import type { Similar, Suggestion, Summary } from "../../shared/protocol/copilot-calls.ts";
import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { readConversation } from "../../shared/domain/conversation.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { FastifyRequest } from "fastify";
import type { CallExchange } from "../calls/call-exchange.ts";
import { imagineJob } from "../calls/imagined-job.ts";
import { findSimilarCandidates } from "../questions/similar-candidates.ts";
import { makeSearchIndex } from "../writer/search-index.ts";
import { readStoredLanes } from "../writer/stored-lanes.ts";
import { findAgent } from "./knowledge-agent.ts";
import { notFound } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { requireMember } from "./signed-in.ts";

const base = "/api/workspaces/:workspace/conversations/:conversation/copilot";
const params = z.object({
  workspace: z.string().min(1).max(64),
  conversation: z.string().min(1).max(64),
});
const config = { rateLimit: { max: 60, timeWindow: 60_000 } };
const MOST_MESSAGES = 60;

/** Help for whoever works a conversation: a reply from the articles, the thread in short, others like it. Nothing is sent. */
export function copilotRoutes(services: Services, exchange: CallExchange): Routes {
  const { sqlite } = services.database;
  const search = makeSearchIndex(sqlite);
  return async (app) => {
    app.addHook("onSend", async (_, reply) => void reply.header("cache-control", "no-store"));
    const options = { schema: { params, hide: true }, config } as const;

    app.post(`${base}/suggestion`, options, async (request): Promise<Suggestion> => {
      const job = await readJob(services, request);
      const { collection } = job.agent;
      return exchange.call({ kind: "suggest-reply", collection, input: { job } });
    });

    app.post(`${base}/summary`, options, async (request): Promise<Summary> => {
      const job = await readJob(services, request);
      const { collection } = job.agent;
      return exchange.call({ kind: "summarise", collection, input: { job } });
    });

    app.post(`${base}/similar`, options, async (request): Promise<Similar> => {
      const { agent, workspace, messages } = await readJob(services, request);
      const { conversation } = request.params;
      const text = visitorWords(messages);
      search.takeAll();
      const candidates = findSimilarCandidates(sqlite, workspace, { conversation, text });
      if (candidates.length === 0) return { conversations: [] };
      const named = candidates.map((one) => ({ id: one.conversation, text: one.question }));
      const { best } = await exchange.call({
        kind: "rank-similar",
        collection: agent.collection,
        input: { text, candidates: named },
      });
      return {
        conversations: best.flatMap(
          (id) => candidates.find((one) => one.conversation === id) ?? [],
        ),
      };
    });
  };
}

/** The conversation as it was said in public; one of another workspace does not exist. */
async function readJob(
  services: Services,
  request: FastifyRequest & { params: z.infer<typeof params> },
): Promise<AgentJob> {
  const { workspace } = await requireMember(services, request, request.params.workspace);
  const { sqlite } = services.database;
  const { conversation: id } = request.params;
  const row = sqlite
    .prepare<[string, string], { agent: string }>(
      `SELECT agent FROM conversation WHERE id = ? AND workspace = ?`,
    )
    .get(id, workspace.id);
  if (row === undefined) throw notFound("conversation");
  const agent = await findAgent(services, workspace.id, row.agent);
  const lanes = readStoredLanes(sqlite, conversationDocument(id), internalDocument(id));
  const { items } = readConversation(lanes, { now: 0, memberName: () => null });
  const said = items.flatMap((item) =>
    item.type === "message" && item.delivery.is === "sent" && item.place !== null ? [item] : [],
  );
  const shown = said.slice(-MOST_MESSAGES);
  const told = shown.map(({ by, text }) => ({ from: by.type, text }));
  const job = imagineJob(agent, workspace.id, told, services.clock());
  const messages = job.messages.map((message, at) => ({
    ...message,
    author: shown[at]?.by.name ?? message.author,
  }));
  return { ...job, messages };
}

function visitorWords(messages: AgentJob["messages"]): string {
  const asked = messages.filter(({ from }) => from === "visitor").map(({ text }) => text);
  return asked.slice(-3).join("\n").slice(0, 2000);
}
