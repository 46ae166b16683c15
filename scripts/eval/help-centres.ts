import { readFileSync } from "node:fs";
import { join } from "node:path";
import { searchWords } from "../../agent-worker/retrieval/words.ts";
import { type Evaluated, evaluateFolder } from "./evaluated-agent.ts";
import { mean } from "./statistics.ts";

/** A question as a visitor writes it; no articles when none of them answers it. One of `gold` must be in the answer. */
export type HelpQuestion = {
  centre: "clinic" | "crm" | "property";
  kind: string;
  question: string;
  previous?: string;
  articles: string[];
  gold: string[];
};

export type AskedHelp = HelpQuestion & Evaluated & { rank: number; isRight: boolean };

export type HelpFigures = {
  questions: number;
  first: number;
  inThree: number;
  right: number;
  /** Of the questions that an article answers. */
  answered: number;
  wrong: number;
  /** Of the questions that none answers. */
  missingHandedOff: number;
};

const FOLDERS: Record<HelpQuestion["centre"], string> = {
  clinic: join(import.meta.dirname, "../demo/articles"),
  crm: join(import.meta.dirname, "help-centres/crm"),
  property: join(import.meta.dirname, "help-centres/property"),
};

/** Asks three small help centres what their visitors would; these questions are never fitted on. */
export async function askHelpCentres(): Promise<AskedHelp[]> {
  const lines = readFileSync(join(import.meta.dirname, "help-centres/questions.jsonl"), "utf8");
  const questions = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as HelpQuestion);
  const asked: AskedHelp[] = [];
  for (const centre of ["clinic", "crm", "property"] as const) {
    const agent = await evaluateFolder(FOLDERS[centre]);
    for (const question of questions.filter((one) => one.centre === centre))
      asked.push(judge(question, await agent.ask(question.question, question.previous)));
    agent.close();
  }
  return asked;
}

function judge(question: HelpQuestion, evaluated: Evaluated): AskedHelp {
  const paths = [...new Set(evaluated.retrieval.passages.map(({ article }) => article.path))];
  const rank = paths.findIndex((path) => question.articles.includes(path));
  const text = words(evaluated.answer?.text ?? "");
  const isRight = question.gold.some((gold) => text.includes(words(gold)));
  return { ...question, ...evaluated, rank: rank < 0 ? Number.POSITIVE_INFINITY : rank, isRight };
}

function words(text: string): string {
  return ` ${searchWords(text).join(" ")} `;
}

export function measureHelp(asked: AskedHelp[], threshold: number): HelpFigures {
  const there = asked.filter(({ articles }) => articles.length > 0);
  const missing = asked.filter(({ articles }) => articles.length === 0);
  const isAnswered = ({ answer }: AskedHelp) => (answer?.confidence ?? 0) >= threshold;
  const share = (of: AskedHelp[], holds: (one: AskedHelp) => boolean) =>
    mean(of.map((one) => Number(holds(one))));
  return {
    questions: asked.length,
    first: share(there, ({ rank }) => rank === 0),
    inThree: share(there, ({ rank }) => rank < 3),
    right: share(there, ({ isRight }) => isRight),
    answered: share(there, isAnswered),
    wrong: share(asked.filter(isAnswered), ({ isRight }) => !isRight),
    missingHandedOff: share(missing, (one) => !isAnswered(one)),
  };
}
