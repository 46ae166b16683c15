import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { Suggestion } from "../../shared/protocol/copilot-calls.ts";
import { readTurn } from "../answer/turn.ts";
import type { AnswerPorts } from "../answer-job.ts";
import { retrieveWithSynonyms } from "../retrieval/synonyms.ts";

/** Less than this is no help to somebody who reads it before it is sent. */
const LEAST = 0.15;
const NOTHING: Suggestion = { text: null, confidence: 0, sources: [] };

/** What the articles say to the visitor's last question, for a teammate to work with; no rule stands in the way. */
export async function suggestReply(
  { agent, messages }: AgentJob,
  ports: AnswerPorts,
  signal: AbortSignal,
): Promise<Suggestion> {
  const last = messages.findLastIndex(({ from }) => from === "visitor");
  const { question, previous } = readTurn(messages.slice(0, last + 1));
  if (question === "") return NOTHING;
  const { collection, settings } = agent;
  const asked = { collection, text: question, previous };
  const retrieval = await retrieveWithSynonyms(ports.retriever, asked, settings.synonyms);
  if (retrieval.passages.length === 0) return NOTHING;
  const answer = await ports.answerer.answer(retrieval, signal);
  if (!answer?.text) return NOTHING;
  const confidence = ports.calibrate?.(collection, answer.confidence) ?? answer.confidence;
  if (confidence < LEAST) return NOTHING;
  const sources = answer.sources.map(({ article, heading, url }) => ({
    article,
    heading,
    ...(url === undefined ? {} : { url }),
  }));
  return { text: answer.text.slice(0, 8000), confidence, sources };
}
