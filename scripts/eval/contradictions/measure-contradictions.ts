import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckedPassage } from "../../../agent-worker/improve/check-articles.ts";
import { findContradictions } from "../../../agent-worker/improve/contradictions.ts";

/** Two passages of one business, and whether they say different things. */
export type LabelledPair = { passages: CheckedPassage[]; isContradiction: boolean };

/** The rules were written with the one half before their eyes; the other is about other trades and is only reported. */
export type Half = "choose" | "report";

export type ContradictionFigures = {
  contradictions: number;
  others: number;
  /** Of the pairs shown, how many contradict; of those that do, how many are shown. */
  precision: number;
  recall: number;
  wrong: LabelledPair[];
  missed: LabelledPair[];
};

/** Lines "Title | text", two by two, below the heading of what they are. */
export function readLabelledPairs(half: Half): LabelledPair[] {
  const text = readFileSync(join(import.meta.dirname, `${half}.txt`), "utf8");
  return text
    .split(/^# /m)
    .slice(1)
    .flatMap((part) => {
      const [kind = "", ...lines] = part.split("\n").filter((line) => line.trim() !== "");
      const passages = lines.map(readPassage);
      return passages.flatMap((one, at) => {
        const other = passages[at + 1];
        if (at % 2 === 1 || other === undefined) return [];
        return [{ passages: [one, other], isContradiction: kind === "contradict" }];
      });
    });
}

function readPassage(line: string, at: number): CheckedPassage {
  const [title = "", text = ""] = line.split(" | ");
  return { article: String(at), title, heading: title, text };
}

export async function measureContradictions(pairs: LabelledPair[]): Promise<ContradictionFigures> {
  const right: LabelledPair[] = [];
  const wrong: LabelledPair[] = [];
  const missed: LabelledPair[] = [];
  for (const pair of pairs) {
    const found = await findContradictions(pair.passages, async () => undefined);
    if (found.length > 0) (pair.isContradiction ? right : wrong).push(pair);
    else if (pair.isContradiction) missed.push(pair);
  }
  const contradictions = right.length + missed.length;
  return {
    contradictions,
    others: pairs.length - contradictions,
    precision: right.length / Math.max(1, right.length + wrong.length),
    recall: right.length / Math.max(1, contradictions),
    wrong,
    missed,
  };
}
