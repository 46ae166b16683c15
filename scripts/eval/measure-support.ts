import { readFileSync } from "node:fs";
import { join } from "node:path";
import { splitSentences } from "../../agent-worker/text/sentences.ts";
import {
  findGround,
  type Grounds,
  readGrounds,
} from "../../agent-worker/language-model/grounds.ts";
import type { Passage, RankedPassage } from "../../agent-worker/retrieval/ports.ts";
import { CHANGES } from "./changed-claims.ts";
import { higher, lower, type Row } from "./table.ts";

type Line = { passages: { title: string; text: string }[]; output: { answer: string }[] };
type Written = { sentences: string[]; grounds: Grounds };

const SET = "CLAPNQ, answers by people";
/** How far away the answer stands whose passage a sentence is held against as another one. */
const ELSEWHERE = 37;
/** What may get through of what is not a number; above what is reached today. */
const MOST_KEPT: Readonly<Record<string, number>> = {
  "a not put in": 0.05,
  "a word turned into its opposite": 0.13,
  "a quantity turned round": 0.15,
};

/** How the check of what a language model writes judges what people wrote from a passage, and the same made wrong. */
export function measureSupport(folder: string): Row[] {
  const answers = readAnswers(join(folder, "clapnq/clapnq_dev_answerable.jsonl"));
  const [right, whole, elsewhere] = [new Share(), new Share(), new Share()];
  const changed = Object.entries(CHANGES).map(([name, change]) => {
    return { name, change, share: new Share() };
  });
  for (const [index, { sentences, grounds }] of answers.entries()) {
    const other = answers[(index + ELSEWHERE) % answers.length]?.grounds ?? grounds;
    const kept = sentences.filter((sentence) => findGround(sentence, grounds) !== null);
    whole.add(kept.length === sentences.length);
    for (const sentence of sentences) {
      right.add(kept.includes(sentence));
      elsewhere.add(findGround(sentence, other) !== null);
    }
    for (const { change, share } of changed)
      for (const [sentence, wrong] of kept.map((one) => [one, change(one)] as const))
        if (wrong !== sentence) share.add(findGround(wrong, grounds) !== null);
  }
  return [
    higher(SET, "sentences kept", right.value, 0.93),
    higher(SET, "answers kept whole", whole.value, 0.87),
    lower(SET, "kept against another passage", elsewhere.value, 0.01),
    ...changed.map(({ name, share }) =>
      lower(SET, `kept with ${name} (${share.count})`, share.value, MOST_KEPT[name] ?? 0.08),
    ),
  ];
}

class Share {
  #yes = 0;
  #all = 0;

  add(is: boolean): void {
    this.#all += 1;
    if (is) this.#yes += 1;
  }

  get count(): number {
    return this.#all;
  }

  get value(): number {
    return this.#all === 0 ? 0 : this.#yes / this.#all;
  }
}

function readAnswers(file: string): Written[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.flatMap((line, index): Written[] => {
    const { passages, output } = JSON.parse(line) as Line;
    const [passage] = passages;
    const answer = output[0]?.answer;
    if (!passage || !answer) return [];
    const grounds = readGrounds([aPassage(passage.title, untokenise(passage.text), index)]);
    const sentences = splitSentences(untokenise(answer)).filter((one) => /\p{L}/u.test(one));
    return [{ sentences, grounds }];
  });
}

/** The set parts signs from words by spaces. */
function untokenise(text: string): string {
  return text.replace(/ ([,.;:?!)])/g, "$1");
}

function aPassage(title: string, text: string, id: number): RankedPassage {
  const article = { id: String(id), title, path: title, url: null, language: "en" };
  const passage: Passage = { id, article, ordinal: 0, headings: [], text, kind: "paragraph" };
  return { ...passage, score: 1, share: 1, cosine: null };
}
