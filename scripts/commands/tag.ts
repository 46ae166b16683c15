import type { Command } from "commander";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { roundScore } from "../../agent-worker/answer/source.ts";
import { knowledgeConfigSchema, readConfig } from "../../agent-worker/config.ts";
import { openEmbedder } from "../../agent-worker/model/open-embedder.ts";
import type { TagDefinition } from "../../agent-worker/tags/tag-definition.ts";
import { Tagger } from "../../agent-worker/tags/tagger.ts";
import { answerLines } from "./batch-lines.ts";
import { givenPath } from "./given-path.ts";
import { MESSAGE_LINE } from "./message-line.ts";
import { sampleTexts } from "./sample-texts.ts";

const tagsSchema = z
  .array(
    z.object({
      name: z.string().trim().min(1),
      description: z
        .string()
        .nullish()
        .transform((text) => text ?? ""),
      examples: z
        .array(z.string())
        .nullish()
        .transform((list) => list ?? []),
    }),
  )
  .min(1, "there is no tag in it");

type TagOptions = { tags: string; batch: string; examplesOnly?: boolean };

export function register(program: Command): void {
  program
    .command("tag")
    .description("tell which tags messages belong to")
    .requiredOption(
      "--tags <file>",
      'a JSON file of tags: [{"name", "description"?, "examples"?: [..]}]',
    )
    .requiredOption("--batch <file>", 'a file of JSON lines {"id", "text"}; - reads from stdin')
    .option("--examples-only", "learn nothing from the messages of the batch themselves")
    .addHelpText(
      "after",
      `
tags.json: [{"name": "Billing", "description": "Invoices and fees", "examples": ["Where is my invoice?"]}]
Each line is answered with the likeliest tags and the chance that none of them fits:
  {"id": "1", "text": "My invoice is missing"}
  {"id": "1", "tags": [{"name": "Billing", "confidence": 0.93}], "outOfScope": 0.05}
A line that cannot be read is answered with {"id", "error", "line"}.
Tags with fewer than 50 examples also learn from the messages of a file that they surely fit, so the same message may be
read otherwise in another file. --examples-only keeps them from it; messages from stdin are never learned from.`,
    )
    .action(async ({ tags, batch, examplesOnly = false }: TagOptions) => {
      const definitions = readTags(tags);
      const messages = examplesOnly ? [] : await sampleTexts(batch, MESSAGE_LINE);
      const tagger = await Tagger.learn(definitions, await openTagEmbedder(), messages);
      await answerLines(batch, MESSAGE_LINE, async (text) => {
        const [reading] = await tagger.read([text]);
        const named = reading?.tags.map(({ tag, confidence }) => ({
          name: definitions[tag]?.name,
          confidence: roundScore(confidence),
        }));
        return { tags: named ?? [], outOfScope: roundScore(reading?.outOfScope ?? 1) };
      });
    });
}

function readTags(given: string): TagDefinition[] {
  const path = givenPath(given);
  if (!existsSync(path)) throw new Error(`${given} does not exist.`);
  const read = tagsSchema.safeParse(parseJson(readFileSync(path, "utf8"), given));
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.length ? ` (at ${issue.path.join(".")})` : "";
    throw new Error(
      `${given} is not a list of tags like [{"name": "Billing", "examples": ["Where is my invoice?"]}]: ${issue?.message}${place}.`,
    );
  }
  const names = read.data.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${given} has two tags named ${twice}.`);
  return read.data;
}

function parseJson(text: string, given: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Error(`${given} is not JSON.`);
  }
}

async function openTagEmbedder() {
  const read = readConfig(knowledgeConfigSchema, process.env);
  if (!read.ok) throw new Error(read.problem);
  const opened = await openEmbedder(read.config.EMBEDDING_MODEL);
  if (!opened.ok) process.stderr.write(`${opened.problem}\n`);
  return opened.ok ? opened.embedder : null;
}
