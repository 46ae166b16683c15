import { readFileSync } from "node:fs";
import { z } from "zod";
import { searchWords } from "../../agent-worker/retrieval/words.ts";
import { type Evaluated, evaluateFolder } from "./evaluated-agent.ts";
import { auroc, calibrationError, coverageAt, mean } from "./statistics.ts";
import type { Row } from "./table.ts";

const helpQuestion = z.object({
  kind: z.string().default("plain"),
  question: z.string(),
  previous: z.string().optional(),
  articles: z.array(z.string()),
  gold: z.array(z.string()),
});

/** A question as a visitor writes it; no articles when none of them answers it. One of `gold` must be in the answer. */
export type HelpQuestion = z.infer<typeof helpQuestion>;

export type AskedHelp = HelpQuestion & Evaluated & { rank: number; isRight: boolean };

/** Shares from 0 to 1. */
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
  /** AUROC of the confidence for the article being there, and for the answer being right. */
  presence: number;
  rightOrNot: number;
  calibrationError: number;
  /** What share can be answered at 80, 90 and 95 % right. */
  coverage: [number, number, number];
};

/** One JSON object a line. */
export function readHelpQuestions(file: string): HelpQuestion[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => helpQuestion.parse(JSON.parse(line)));
}

/** Asks the agent over a folder of articles, which is read as `lobby ingest` reads it. */
export async function askHelpCentre(
  folder: string,
  questions: readonly HelpQuestion[],
): Promise<AskedHelp[]> {
  const agent = await evaluateFolder(folder);
  const asked: AskedHelp[] = [];
  for (const question of questions)
    asked.push(judge(question, await agent.ask(question.question, question.previous)));
  agent.close();
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
  const judged = asked.map(({ answer, isRight, articles }) => ({
    score: answer?.confidence ?? 0,
    isRight,
    isThere: articles.length > 0,
  }));
  return {
    questions: asked.length,
    first: share(there, ({ rank }) => rank === 0),
    inThree: share(there, ({ rank }) => rank < 3),
    right: share(there, ({ isRight }) => isRight),
    answered: share(there, isAnswered),
    wrong: share(asked.filter(isAnswered), ({ isRight }) => !isRight),
    missingHandedOff: share(missing, (one) => !isAnswered(one)),
    presence: auroc(judged.map(({ score, isThere }) => ({ score, isRight: isThere }))),
    rightOrNot: auroc(judged),
    calibrationError: calibrationError(judged),
    coverage: [coverageAt(judged, 0.8), coverageAt(judged, 0.9), coverageAt(judged, 0.95)],
  };
}

export const HELP_THRESHOLD = 0.5;

/** The figures of a help centre beside what MEASURES.md wants of one. */
export function helpRows(set: string, asked: AskedHelp[]): Row[] {
  const figures = measureHelp(asked, HELP_THRESHOLD);
  const [at80, at90, at95] = figures.coverage;
  const row = (figure: string, value: number, must: number | null = null): Row => ({
    set,
    figure,
    value,
    must,
  });
  const lower = (figure: string, value: number, must: number | null = null): Row => ({
    ...row(figure, value, must),
    isLowerBetter: true,
  });
  return [
    row("right article first", figures.first, 0.73),
    row("right article in three", figures.inThree, 0.9),
    row("wanted words in the answer", figures.right, 0.65),
    row(`answered at ${HELP_THRESHOLD}`, figures.answered),
    lower("wrong of those answered", figures.wrong),
    row("missing ones handed off", figures.missingHandedOff),
    row("article there or missing, AUROC", figures.presence),
    row("answer right or not, AUROC", figures.rightOrNot),
    lower("calibration error", figures.calibrationError, 0.1),
    row("answered at 80 % right", at80),
    row("answered at 90 % right", at90),
    row("answered at 95 % right", at95),
  ];
}
