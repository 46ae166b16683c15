import type { ConfidenceFeatures } from "../../agent-worker/answer/features.ts";
import type { Corpus, DataSets, LabelledQuestion } from "./data-sets.ts";
import { type Evaluated, openEvaluatedAgent } from "./evaluated-agent.ts";
import { containsGoldAnswer, containsGoldSentence } from "./measure-answers.ts";

export type SampleKind = "answerable" | "missing" | "adversarial";

export type ConfidenceSample = {
  set: string;
  kind: SampleKind;
  /** Every second group of questions is kept from fitting, and only that half is reported. */
  isHeldOut: boolean;
  isRight: boolean;
  confidence: number;
  features: ConfidenceFeatures;
};

type Judge = (question: LabelledQuestion, evaluated: Evaluated) => boolean;

/** Questions whose article is there, and questions whose article was left out, with whether the answer was right. */
export async function collectSamples(data: DataSets, every: number): Promise<ConfidenceSample[]> {
  const squad = data.squad("dev-v1.1");
  const adversarial = data.squad("dev-v2.0");
  const clapnq = data.clapnq();
  return [
    ...(await withoutHalf("squad", squad, every, containsGoldAnswer)),
    ...(await withoutHalf("clapnq", clapnq, 1, containsGoldSentence)),
    ...(await unanswerable("squad2", adversarial, adversarial.unanswerable, every * 2)),
    ...(await unanswerable("clapnq", clapnq, clapnq.unanswerable, 1)),
  ];
}

/** Leaves every second pair of groups out of the index, so that both halves hold present and missing articles. */
async function withoutHalf(
  set: string,
  corpus: Corpus,
  every: number,
  judge: Judge,
): Promise<ConfidenceSample[]> {
  const groups = [...new Set(corpus.questions.map((question) => question.group))];
  const order = new Map(groups.map((group, index) => [group, index]));
  const pathGroup = new Map(corpus.questions.map((question) => [question.path, question.group]));
  const isMissing = (group: string | undefined) =>
    group !== undefined && ((order.get(group) ?? 0) >> 1) % 2 === 1;
  const agent = openEvaluatedAgent(
    corpus.passages.filter((passage) => {
      const group = pathGroup.get(passage.path);
      // Passages without questions may well answer what is meant to be missing.
      return group !== undefined && !isMissing(group);
    }),
  );
  const samples: ConfidenceSample[] = [];
  for (const question of corpus.questions.filter((_, index) => index % every === 0)) {
    const evaluated = await agent.ask(question.text);
    const missing = isMissing(question.group);
    const isHeldOut = (order.get(question.group) ?? 0) % 2 === 1;
    push(
      samples,
      {
        set,
        kind: missing ? "missing" : "answerable",
        isHeldOut,
        isRight: !missing && judge(question, evaluated),
      },
      evaluated,
    );
  }
  agent.close();
  return samples;
}

/** Questions that look as if the corpus answered them, and it does not. */
async function unanswerable(
  set: string,
  corpus: Corpus,
  questions: LabelledQuestion[],
  every: number,
): Promise<ConfidenceSample[]> {
  const groups = [...new Set(questions.map((question) => question.group))];
  const order = new Map(groups.map((group, index) => [group, index]));
  const agent = openEvaluatedAgent(corpus.passages);
  const samples: ConfidenceSample[] = [];
  for (const question of questions.filter((_, index) => index % every === 0)) {
    const isHeldOut = (order.get(question.group) ?? 0) % 2 === 1;
    push(
      samples,
      { set, kind: "adversarial", isHeldOut, isRight: false },
      await agent.ask(question.text),
    );
  }
  agent.close();
  return samples;
}

function push(
  samples: ConfidenceSample[],
  sample: Omit<ConfidenceSample, "confidence" | "features">,
  { answer }: Evaluated,
): void {
  if (answer) samples.push({ ...sample, confidence: answer.confidence, features: answer.features });
}
