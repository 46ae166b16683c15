import { readFileSync } from "node:fs";
import { join } from "node:path";
import { splitSentences } from "../../agent-worker/text/sentences.ts";
import {
  findGround,
  type Grounds,
  readGrounds,
} from "../../agent-worker/language-model/grounds.ts";
import type { Passage, RankedPassage } from "../../agent-worker/retrieval/ports.ts";
import { higher, lower, type Row } from "./table.ts";

type Line = { passages: { title: string; text: string }[]; output: { answer: string }[] };
type Written = { sentences: string[]; grounds: Grounds };

const SET = "CLAPNQ, answers by people";
/** How far away the answer stands whose passage a sentence is held against as another one. */
const ELSEWHERE = 37;

/** How the check of what a language model writes judges what people wrote from a passage, and the same made wrong. */
export function measureSupport(folder: string): Row[] {
  const answers = readAnswers(join(folder, "clapnq/clapnq_dev_answerable.jsonl"));
  const shares = {
    right: new Share(),
    whole: new Share(),
    elsewhere: new Share(),
    number: new Share(),
    negated: new Share(),
  };
  for (const [index, { sentences, grounds }] of answers.entries()) {
    const other = answers[(index + ELSEWHERE) % answers.length]?.grounds ?? grounds;
    const kept = sentences.map((sentence) => findGround(sentence, grounds) !== null);
    shares.whole.add(kept.every(Boolean));
    for (const [at, sentence] of sentences.entries()) {
      const isKept = kept[at] ?? false;
      shares.right.add(isKept);
      shares.elsewhere.add(findGround(sentence, other) !== null);
      const number = sentence.replace(/\d+/, (digits) => String(Number(digits) + 1));
      if (isKept && number !== sentence) shares.number.add(findGround(number, grounds) !== null);
      const negated = sentence.replace(
        /\b(?:is|was|are|were|can|will|has|have)\b(?! not| n't)/,
        "$& not",
      );
      if (isKept && negated !== sentence) shares.negated.add(findGround(negated, grounds) !== null);
    }
  }
  return [
    higher(SET, "sentences kept", shares.right.value, 0.93),
    higher(SET, "answers kept whole", shares.whole.value, 0.87),
    lower(SET, "kept against another passage", shares.elsewhere.value, 0.01),
    lower(SET, "kept with a number changed", shares.number.value, 0.08),
    lower(SET, "kept with a not put in", shares.negated.value, 0.08),
  ];
}

class Share {
  #yes = 0;
  #all = 0;

  add(is: boolean): void {
    this.#all += 1;
    if (is) this.#yes += 1;
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
