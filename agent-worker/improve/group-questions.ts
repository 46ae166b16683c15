import type { Embedder } from "../retrieval/ports.ts";
import { joinByAverage } from "./average-linkage.ts";
import { compareQuestions } from "./question-likeness.ts";

export type GroupedQuestion = { id: string; text: string };

export type QuestionGroup = {
  /** The question that stands for the others. */
  label: string;
  /** Ids, the most typical first. */
  questions: string[];
};

/**
 * How far above any two questions of the same business two groups must stand, in standard deviations: what is near
 * among a hundred questions about cards is far among those about everything. `npm run eval -- groups` measures it.
 */
const SAME_MEANING = 2.3;
/** So near is enough, whatever the others are: where most ask the same, two questions are alike as a rule. */
const SURELY_SAME = 0.36;
/** What two questions have in common as a rule, for so few that they cannot tell by themselves. */
const USUAL = { pairs: 300, mean: 0.09, deviation: 0.08 };
const LONGEST_LABEL = 140;

/** Questions of about the same meaning together, the largest group first. */
export async function groupQuestions(
  questions: readonly GroupedQuestion[],
  embedder: Embedder | null,
): Promise<QuestionGroup[]> {
  const texts = questions.map(({ text }) => text);
  const near = await compareQuestions(texts, embedder);
  const { mean, deviation } = spreadOf(near);
  const groups = joinByAverage(
    near.map((row) => row.slice()),
    Math.min(SURELY_SAME, mean + SAME_MEANING * deviation),
  );
  return groups
    .map((group) => describeGroup(group, questions, near))
    .toSorted((a, b) => b.questions.length - a.questions.length);
}

function spreadOf(near: Float32Array[]): { mean: number; deviation: number } {
  let pairs = USUAL.pairs;
  let sum = USUAL.mean * pairs;
  let squares = (USUAL.mean ** 2 + USUAL.deviation ** 2) * pairs;
  for (const [at, row] of near.entries())
    for (const one of row.subarray(0, at)) {
      pairs += 1;
      sum += one;
      squares += one ** 2;
    }
  const mean = sum / pairs;
  return { mean, deviation: Math.sqrt(squares / pairs - mean ** 2) };
}

/** The question nearest to all others stands for them, the shorter one where two are as near. */
function describeGroup(
  group: number[],
  questions: readonly GroupedQuestion[],
  near: Float32Array[],
): QuestionGroup {
  const typical = group
    .map((at) => ({
      question: questions[at] ?? { id: "", text: "" },
      sum: group.reduce((total, other) => total + (near[at]?.[other] ?? 0), 0),
    }))
    .toSorted((a, b) => b.sum - a.sum || a.question.text.length - b.question.text.length)
    .map(({ question }) => question);
  const text = typical[0]?.text.replace(/\s+/g, " ").trim() ?? "";
  const label = text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL).trimEnd()}…` : text;
  return { label, questions: typical.map(({ id }) => id) };
}
