import type { ConfidenceFeatures } from "../../agent-worker/answer/features.ts";
import type { Embedder } from "../../agent-worker/retrieval/ports.ts";
import { searchWords } from "../../agent-worker/retrieval/words.ts";
import type { DataSets } from "./data-sets.ts";
import { type Evaluated, evaluateArticles, openEvaluatedAgent } from "./evaluated-agent.ts";
import type { FittingCorpus, FittingQuestion, Judging } from "./fitting-sets.ts";
import { holdsGold } from "./judging.ts";
import { thin } from "./sampling.ts";

/** The articles of what is "removed" were taken out; of what is "missing" or "adversarial" there never were any. */
export type SampleKind = "answerable" | "missing" | "removed" | "adversarial";

export type ConfidenceSample = {
  set: string;
  kind: SampleKind;
  /** Every second group of questions, for figures over questions that were not fitted on. */
  isHeldOut: boolean;
  isRight: boolean;
  confidence: number;
  features: ConfidenceFeatures;
};

/** A third of the articles is left out of the index at a time, so that each set has questions without an answer. */
const PARTS = 3;
/** In these an article missing is one of few, and every question can be asked with it and without it. */
const SMALL = 30;

/** Questions whose article is there, and questions whose article was left out, with whether the answer was right. */
export async function collectSamples(
  corpora: FittingCorpus[],
  embedder: Embedder | null,
): Promise<ConfidenceSample[]> {
  const samples: ConfidenceSample[] = [];
  for (const [index, corpus] of corpora.entries())
    samples.push(...(await askWithGaps(corpus, index, embedder)));
  return samples;
}

async function askWithGaps(
  corpus: FittingCorpus,
  shift: number,
  embedder: Embedder | null,
): Promise<ConfidenceSample[]> {
  const { set, articles, questions, judging } = corpus;
  const groups = [...new Set(questions.flatMap(({ paths }) => paths).map(groupOf))];
  const order = new Map(groups.map((group, index) => [group, index]));
  const turns = articles.length < SMALL && groups.length > PARTS ? PARTS : 1;
  const samples: ConfidenceSample[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const isMissing = (path: string) => {
      const place = order.get(groupOf(path));
      return place !== undefined && (place + shift + turn) % PARTS === 0;
    };
    const there = articles.filter(({ path }) => !isMissing(path));
    const agent = evaluateArticles(there, { embedder });
    for (const [index, question] of questions.entries()) {
      if (index % turns !== turn) continue;
      const [path] = question.paths;
      const place = path === undefined ? index : (order.get(groupOf(path)) ?? 0);
      const kind = path === undefined ? "adversarial" : isMissing(path) ? "missing" : "answerable";
      const evaluated = await agent.ask(question.text);
      const isRight = kind === "answerable" && isRightAnswer(question, judging, evaluated);
      const isHeldOut = (Math.floor(place / PARTS) + shift) % 2 === 1;
      push(samples, { set, kind, isHeldOut, isRight }, evaluated);
    }
    agent.close();
  }
  return samples;
}

/** Every question once with all articles there, and once more without those that answer it. */
export async function collectWritten(
  corpora: FittingCorpus[],
  embedder: Embedder | null,
): Promise<ConfidenceSample[]> {
  const samples: ConfidenceSample[] = [];
  for (const corpus of corpora)
    for (let part = -1; part < PARTS; part += 1)
      samples.push(...(await askWritten(corpus, part, embedder)));
  return samples;
}

/** Without one part of the articles that answer anything; none for -1. */
async function askWritten(
  { set, articles, questions, judging }: FittingCorpus,
  part: number,
  embedder: Embedder | null,
): Promise<ConfidenceSample[]> {
  const answering = [...new Set(questions.flatMap(({ paths }) => paths))];
  const gone = new Set(answering.filter((_, index) => index % PARTS === part));
  const agent = evaluateArticles(
    articles.filter(({ path }) => !gone.has(path)),
    { embedder },
  );
  const samples: ConfidenceSample[] = [];
  for (const question of questions) {
    const { text, previous, paths } = question;
    if (part >= 0 && (paths.length === 0 || !paths.every((path) => gone.has(path)))) continue;
    const kind = part >= 0 ? "removed" : paths.length > 0 ? "answerable" : "missing";
    const evaluated = await agent.ask(text, previous);
    const isRight = kind === "answerable" && isRightAnswer(question, judging, evaluated);
    push(samples, { set, kind, isHeldOut: false, isRight }, evaluated);
  }
  agent.close();
  return samples;
}

/** The paragraphs of one subject go together. */
function groupOf(path: string): string {
  return path.includes("/") && /\/\d+\.md$/.test(path) ? path.slice(0, path.indexOf("/")) : path;
}

const HALF = 0.5;

function isRightAnswer(
  { paths, gold }: FittingQuestion,
  judging: Judging,
  { answer }: Evaluated,
): boolean {
  if (!answer) return false;
  if (judging === "holds") return holdsGold(answer.text, gold);
  if (!paths.includes(answer.sources[0]?.path ?? "")) return false;
  if (judging === "article") return true;
  const wanted = new Set(gold.flatMap(searchWords));
  return wanted.intersection(new Set(searchWords(answer.text))).size >= HALF * wanted.size;
}

/** Questions of a set, at the most. */
const UNANSWERABLE = 400;

/** Questions that look as if the corpus answered them, and it does not. */
export async function collectAdversarial(
  data: DataSets,
  embedder: Embedder | null,
): Promise<ConfidenceSample[]> {
  const samples: ConfidenceSample[] = [];
  const sets = { squad2: data.squad("dev-v2.0"), "clapnq-unanswerable": data.clapnq() };
  for (const [set, { passages, unanswerable }] of Object.entries(sets)) {
    const agent = openEvaluatedAgent(passages, { embedder });
    for (const [index, { text }] of thin(unanswerable, UNANSWERABLE).entries()) {
      const sample = {
        set,
        kind: "adversarial" as const,
        isHeldOut: index % 2 === 1,
        isRight: false,
      };
      push(samples, sample, await agent.ask(text));
    }
    agent.close();
  }
  return samples;
}

function push(
  samples: ConfidenceSample[],
  sample: Omit<ConfidenceSample, "confidence" | "features">,
  { answer }: Evaluated,
): void {
  if (answer) samples.push({ ...sample, confidence: answer.confidence, features: answer.features });
}
