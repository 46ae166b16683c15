import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  groupQuestions,
  type QuestionGroup,
} from "../../../agent-worker/improve/group-questions.ts";
import type { Embedder } from "../../../agent-worker/retrieval/ports.ts";

/** Questions of the same meaning in other words, and questions that nobody else asks. */
export type LabelledGroups = { meanings: string[][]; singles: string[] };

/** The threshold was chosen on one half; the other is about other trades and is only reported. */
export type Half = "choose" | "report";

export type GroupFigures = {
  questions: number;
  meanings: number;
  groups: number;
  /** Of the pairs put together, how many belong together; of those that do, how many are; and both in one. */
  precision: number;
  recall: number;
  f1: number;
  /** 0 for chance, 1 for the very same groups. */
  adjustedRand: number;
};

export function readLabelledGroups(half: Half): LabelledGroups {
  const text = readFileSync(join(import.meta.dirname, "questions.json"), "utf8");
  return (JSON.parse(text) as Record<Half, LabelledGroups>)[half];
}

export async function measureGroups(
  { meanings, singles }: LabelledGroups,
  embedder: Embedder | null,
): Promise<GroupFigures> {
  const wanted = [...meanings, ...singles.map((one) => [one])];
  const labelled = wanted.flatMap((texts, meaning) => texts.map((text) => ({ text, meaning })));
  const questions = labelled.map(({ text }, at) => ({ id: String(at), text }));
  const groups = await groupQuestions(questions, embedder);
  const placed = placeOf(groups);
  const found = questions.map(({ id }) => placed.get(id) ?? -1);
  const gold = labelled.map(({ meaning }) => meaning);
  return {
    questions: questions.length,
    meanings: wanted.length,
    groups: groups.length,
    ...comparePairs(gold, found),
  };
}

function placeOf(groups: readonly QuestionGroup[]): Map<string, number> {
  return new Map(groups.flatMap(({ questions }, at) => questions.map((id) => [id, at])));
}

/** The adjusted Rand index after Hubert and Arabie (1985), counted over pairs. */
export function comparePairs(gold: readonly number[], found: readonly number[]) {
  let together = 0;
  let belong = 0;
  let both = 0;
  for (let a = 0; a < gold.length; a += 1)
    for (let b = 0; b < a; b += 1) {
      const isGold = gold[a] === gold[b];
      const isFound = found[a] === found[b];
      belong += Number(isGold);
      together += Number(isFound);
      both += Number(isGold && isFound);
    }
  const pairs = (gold.length * (gold.length - 1)) / 2;
  const byChance = pairs === 0 ? 0 : (belong * together) / pairs;
  const span = (belong + together) / 2 - byChance;
  return {
    precision: together === 0 ? 1 : both / together,
    recall: belong === 0 ? 1 : both / belong,
    f1: belong + together === 0 ? 1 : (2 * both) / (belong + together),
    adjustedRand: span === 0 ? 1 : (both - byChance) / span,
  };
}
