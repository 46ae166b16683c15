import { readFileSync } from "node:fs";
import { z } from "zod";
import { agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import { type Evaluated, evaluateFolder } from "./evaluated-agent.ts";
import { articleRank, holdsGold } from "./judging.ts";
import { auroc, calibrationError, coverageAt, mean } from "./statistics.ts";
import { higher, lower, type Row } from "./table.ts";

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
  const { answer, retrieval } = evaluated;
  const rank = articleRank(retrieval.passages, (path) => question.articles.includes(path));
  const isRight = holdsGold(answer?.text ?? "", question.gold);
  return { ...question, ...evaluated, rank, isRight };
}

/** The figures of a help centre whose agent answers from this confidence on. */
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

/** The one that agents begin with. */
export const HELP_THRESHOLD = agentSettingsSchema.parse({}).threshold;

/** The figures of a help centre beside what docs/measures.md wants of one. */
export function helpRows(set: string, asked: AskedHelp[]): Row[] {
  const figures = measureHelp(asked, HELP_THRESHOLD);
  const [at80, at90, at95] = figures.coverage;
  return [
    higher(set, "right article first", figures.first, 0.73),
    higher(set, "right article in three", figures.inThree, 0.9),
    higher(set, "wanted words in the answer", figures.right, 0.65),
    higher(set, `answered at ${HELP_THRESHOLD}`, figures.answered),
    lower(set, "wrong of those answered", figures.wrong),
    higher(set, "missing ones handed off", figures.missingHandedOff),
    higher(set, "article there or missing, AUROC", figures.presence),
    higher(set, "answer right or not, AUROC", figures.rightOrNot),
    lower(set, "calibration error", figures.calibrationError, 0.1),
    higher(set, "answered at 80 % right", at80),
    higher(set, "answered at 90 % right", at90),
    higher(set, "answered at 95 % right", at95),
  ];
}
