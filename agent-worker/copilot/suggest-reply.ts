import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { Suggestion } from "../../shared/protocol/copilot-calls.ts";
import { TEXT_LENGTH } from "../../shared/protocol/entry-schema.ts";
import { readTurn, type Turn } from "../answer/turn.ts";
import type { AnswerPorts } from "../answer-job.ts";
import { smallTalkOf } from "../intent/small-talk.ts";
import { retrieveWithSynonyms } from "../retrieval/synonyms.ts";
import { withoutTakeovers } from "../text/agent-orders.ts";

/** Less than this is no help to somebody who reads it before it is sent. */
const LEAST = 0.15;
/** Of many questions in a row the latest are looked up. */
const MOST_QUESTIONS = 4;
/** Of a question that is named beside its answer. */
const LONGEST_QUESTION = 500;
const NOTHING: Suggestion = { text: null, confidence: 0, sources: [] };

type Asked = { text: string; previous: string | null };

/**
 * What the articles say to the visitor, for a teammate to work with; no rule stands in the way. Of several messages in a
 * row it is the last one that the articles say something to.
 */
export async function suggestReply(
  { agent, messages }: AgentJob,
  ports: AnswerPorts,
  signal: AbortSignal,
): Promise<Suggestion> {
  const last = messages.findLastIndex(({ from }) => from === "visitor");
  const turn = readTurn(messages.slice(0, last + 1));
  if (turn.question === "") return NOTHING;
  const questions = questionsOf(turn);
  const latest = questions.at(-1);
  for (const asked of questions.toReversed()) {
    const found = await lookUp(asked, agent, ports, signal);
    if (found !== null)
      return {
        ...found,
        ...(asked === latest ? {} : { question: asked.text.slice(0, LONGEST_QUESTION) }),
      };
  }
  if (questions.length === 1) return NOTHING;
  const all = { text: turn.question, previous: turn.previous };
  return (await lookUp(all, agent, ports, signal)) ?? NOTHING;
}

/** The first may point back to what was asked before; those after it are read each by itself. */
function questionsOf({ messages, previous }: Turn): Asked[] {
  return messages
    .filter((text) => !smallTalkOf(text))
    .map(withoutTakeovers)
    .filter(Boolean)
    .map((text, at) => ({ text, previous: at === 0 ? previous : null }))
    .slice(-MOST_QUESTIONS);
}

async function lookUp(
  { text, previous }: Asked,
  { collection, settings }: AgentJob["agent"],
  ports: AnswerPorts,
  signal: AbortSignal,
): Promise<Suggestion | null> {
  const asked = { collection, text, previous };
  const retrieval = await retrieveWithSynonyms(ports.retriever, asked, settings.synonyms);
  if (retrieval.passages.length === 0) return null;
  const answer = await ports.answerer.answer(retrieval, signal);
  if (!answer?.text) return null;
  const confidence = ports.calibrate?.(collection, answer.confidence) ?? answer.confidence;
  if (confidence < LEAST) return null;
  const sources = answer.sources.map(({ article, heading, url }) => ({
    article,
    heading,
    ...(url === undefined ? {} : { url }),
  }));
  return { text: answer.text.slice(0, TEXT_LENGTH), confidence, sources };
}
