import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readMarkdown } from "../../agent-worker/ingest/markdown.ts";
import { makePassages } from "../../agent-worker/ingest/passages.ts";
import type { DataSets } from "./data-sets.ts";
import type { EvaluatedArticle } from "./evaluated-agent.ts";
import type { FittingCorpus } from "./fitting-sets.ts";
import { readHelpQuestions } from "./help-centre.ts";

const FOLDER = join(import.meta.dirname, "fitting-centres");
const QUESTIONS = ".jsonl";
/** Questions about the documentation among the data sets, of which only the questions are kept here. */
export const DOCUMENTATION = "documentation";

/** Help centres written to be fitted on, with what their visitors would ask; nothing is reported of them. */
export function writtenCentres(data: DataSets): FittingCorpus[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(QUESTIONS))
    .map((file) => basename(file, QUESTIONS))
    .toSorted()
    .map((set) => ({
      set,
      judging: "holds",
      articles: readArticles(set === DOCUMENTATION ? data.documentation() : join(FOLDER, set)),
      questions: readHelpQuestions(join(FOLDER, set + QUESTIONS)).map(
        ({ question, previous, articles, gold }) => ({
          text: question,
          paths: articles,
          gold,
          ...(previous ? { previous } : {}),
        }),
      ),
    }));
}

/** The Markdown files of a folder and of those in it. */
export function readArticles(folder: string): EvaluatedArticle[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .toSorted()
    .map((path) => {
      const source = readFileSync(join(folder, path), "utf8");
      const { title, blocks } = readMarkdown(source, { isMdx: false });
      return { path, title: title ?? path, passages: makePassages(blocks) };
    });
}
