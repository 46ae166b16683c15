import { type Command, InvalidArgumentError } from "commander";
import { replyToTurn } from "../../agent-worker/answer/agent.ts";
import { roundScore } from "../../agent-worker/answer/source.ts";
import type { AnswerPorts } from "../../agent-worker/answer-job.ts";
import {
  answererConfigSchema,
  knowledgeConfigSchema,
  readConfig,
} from "../../agent-worker/config.ts";
import { type Knowledge, openKnowledge } from "../../agent-worker/knowledge/database.ts";
import { openEmbedder } from "../../agent-worker/model/open-embedder.ts";
import { openAgent } from "../../agent-worker/open-agent.ts";
import { openAnswerer } from "../../agent-worker/open-answerer.ts";
import { type DataDirOption, withDataDir } from "./data-dir.ts";
import { answerLines, type LineForm } from "./batch-lines.ts";

type Options = DataDirOption & {
  collection: string;
  threshold: number;
  batch?: string;
  json: boolean;
};

const QUESTION_LINE: LineForm = {
  what: "question",
  names: ["question", "text"],
  example: '{"id": "1", "question": "When are you open?"}',
};

const askSchema = knowledgeConfigSchema.extend(answererConfigSchema.shape);

export function register(program: Command): void {
  withDataDir(program.command("ask"))
    .description("ask the agent a question, without a conversation")
    .argument("[question]", "the question, as a visitor would write it")
    .option(
      "--batch <file>",
      'answer a file of lines {"id", "question"}, one JSON line each; - reads from stdin',
    )
    .option("--collection <name>", "which agent's articles to answer from", "default")
    .option(
      "--threshold <confidence>",
      "hand off below this confidence, 0 to 1",
      readThreshold,
      0.5,
    )
    .option("--json", "print one JSON value", false)
    .addHelpText(
      "after",
      `
Examples:
  lobby ingest docs/help && lobby ask "When are you open?"
  lobby ask --batch questions.jsonl > answers.jsonl
Each line of a batch is answered with {"id", "action": "answer" | "ask" | "hand-off", "text", "confidence", "reason",
"sources", "passages", "ms"}, and one that cannot be read with {"id", "error", "line"}.`,
    )
    .action(async (question: string | undefined, options: Options) => {
      if ((question === undefined) === (options.batch === undefined)) {
        throw new Error(
          'Give either a question or --batch <file>, as in: ask "When are you open?"',
        );
      }
      await withAgent(options, async (ports) => {
        if (options.batch !== undefined)
          return answerLines(options.batch, QUESTION_LINE, (text) =>
            answerOne(text, ports, options),
          );
        const answer = await answerOne(question ?? "", ports, options);
        process.stdout.write(
          options.json ? `${JSON.stringify(answer)}\n` : `${describe(answer)}\n`,
        );
      });
    });
}

async function withAgent(
  options: Options,
  work: (ports: AnswerPorts) => Promise<void>,
): Promise<void> {
  const read = readConfig(askSchema, { ...process.env, DATA_DIR: options.dataDir });
  if (!read.ok) throw new Error(read.problem);
  const opened = await openEmbedder(read.config.EMBEDDING_MODEL);
  if (!opened.ok) process.stderr.write(`${opened.problem}\n`);
  const knowledge = openKnowledge(options.dataDir);
  try {
    if (!hasArticles(knowledge, options.collection))
      process.stderr.write(
        `There are no articles in the collection ${options.collection} of ${options.dataDir} yet: lobby ingest reads them.\n`,
      );
    const agent = openAgent(knowledge, opened.ok ? opened.embedder : null);
    const { answerer, problem } = await openAnswerer(read.config, agent.answerer);
    if (problem) process.stderr.write(`${problem}\n`);
    await work({ ...agent, answerer });
  } finally {
    knowledge.close();
  }
}

function hasArticles(knowledge: Knowledge, collection: string): boolean {
  return (
    knowledge.prepare("SELECT 1 FROM article WHERE collection = ? LIMIT 1").get(collection) !==
    undefined
  );
}

async function answerOne(question: string, ports: AnswerPorts, options: Options) {
  const began = performance.now();
  const request = {
    collection: options.collection,
    settings: { threshold: options.threshold, mayAskBack: false },
    messages: [{ from: "visitor" as const, text: question }],
  };
  const { action, text, confidence, reason, because, sources, passages } = await replyToTurn(
    request,
    ports,
    new AbortController().signal,
  );
  const ms = roundScore(performance.now() - began);
  const why = because === undefined ? {} : { because };
  return {
    action,
    text,
    confidence: roundScore(confidence),
    reason,
    ...why,
    sources,
    passages,
    ms,
  };
}

function readThreshold(value: string): number {
  const threshold = Number(value);
  if (value.trim() !== "" && threshold >= 0 && threshold <= 1) return threshold;
  throw new InvalidArgumentError("It must be a number from 0 to 1.");
}

function describe(answer: Awaited<ReturnType<typeof answerOne>>): string {
  const sources = answer.sources.map((source) => `  from ${source.path} (${source.heading})`);
  const outcome = `${answer.action}${answer.reason ? `, ${answer.reason}` : ""}, confidence ${answer.confidence.toFixed(2)}`;
  const why = "because" in answer ? [`  ${answer.because}`] : [];
  return [answer.text, "", ...sources, `  ${outcome}`, ...why].join("\n");
}
