import { splitSentences } from "../../agent-worker/text/sentences.ts";
import { searchWords } from "../../agent-worker/retrieval/words.ts";
import type { Corpus, LabelledQuestion } from "./data-sets.ts";
import { type Evaluated, openEvaluatedAgent } from "./evaluated-agent.ts";
import { articleRank, holdsGold } from "./judging.ts";
import { everyNth } from "./sampling.ts";
import { mean, quantile } from "./statistics.ts";

/** Shares from 0 to 1, sentences an answer, and milliseconds a question (median and 95th percentile). */
export type AnswerFigures = {
  first: number;
  inFive: number;
  containsAnswer: number;
  sentences: number;
  msMedian: number;
  msHigh: number;
};

/** How often the right passage is first or among five, and the answer text holds what people accept. */
export async function measureAnswers(
  corpus: Corpus,
  every: number,
  isRight: (question: LabelledQuestion, evaluated: Evaluated) => boolean,
): Promise<AnswerFigures> {
  const agent = openEvaluatedAgent(corpus.passages);
  const questions = everyNth(corpus.questions, every);
  const ranks: number[] = [];
  const right: boolean[] = [];
  const sentences: number[] = [];
  const times: number[] = [];
  for (const question of questions) {
    const began = performance.now();
    const evaluated = await agent.ask(question.text);
    times.push(performance.now() - began);
    ranks.push(articleRank(evaluated.retrieval.passages, (path) => path === question.path));
    right.push(isRight(question, evaluated));
    sentences.push(splitSentences(evaluated.answer?.text ?? "").length);
  }
  agent.close();
  return {
    first: mean(ranks.map((rank) => Number(rank === 0))),
    inFive: mean(ranks.map((rank) => Number(rank < 5))),
    containsAnswer: mean(right.map(Number)),
    sentences: mean(sentences),
    msMedian: quantile(times, 0.5),
    msHigh: quantile(times, 0.95),
  };
}

/** An accepted answer stands in the answer. */
export function containsGoldAnswer(question: LabelledQuestion, { answer }: Evaluated): boolean {
  return holdsGold(answer?.text ?? "", question.gold);
}

/** A sentence that people chose stands in the answer (of the right article). */
export function containsGoldSentence(question: LabelledQuestion, { answer }: Evaluated): boolean {
  const text = searchWords(answer?.text ?? "").join(" ");
  return question.gold.some((gold) => text.includes(searchWords(gold).join(" ")));
}
