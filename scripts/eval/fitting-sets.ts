import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readMarkdown } from "../../agent-worker/ingest/markdown.ts";
import { makePassages } from "../../agent-worker/ingest/passages.ts";
import { searchWords } from "../../agent-worker/retrieval/words.ts";
import type { Corpus, DataSets, LabelledQuestion } from "./data-sets.ts";
import {
  type DocumentationQuestion,
  describedArticles,
  linkedArticles,
  readSources,
} from "./documentation-questions.ts";
import type { EvaluatedArticle } from "./evaluated-agent.ts";
import { fittingCentres } from "./fitting-centres.ts";
import { paragraph } from "./paragraph.ts";
import { everyNth, thin } from "./sampling.ts";

/** No paths where no article answers it. `gold` are accepted answers, or the text that holds the answer. */
export type FittingQuestion = {
  text: string;
  /** What was asked before it. */
  previous?: string;
  paths: string[];
  gold: string[];
  except?: string[];
};

/** What makes an answer right: a gold text is in it; it holds half of a gold text's words; it is from the article. */
export type Judging = "holds" | "half" | "article";

/** Articles and questions that belong together; `set` names what is left out together. */
export type FittingCorpus = {
  set: string;
  judging: Judging;
  articles: EvaluatedArticle[];
  questions: FittingQuestion[];
};

/** Of a large set at the most, and of three subjects of SQuAD. */
const QUESTIONS = 600;
const SMALL_QUESTIONS = 40;

/** Corpora large and small, of prose, documentation and help, with questions of many kinds. */
export function fittingCorpora(data: DataSets, folder: string): FittingCorpus[] {
  const squad = data.squad("dev-v1.1");
  return [
    fromCorpus("squad", { ...squad, questions: thin(squad.questions, QUESTIONS) }),
    ...smallSquads(squad),
    fromCorpus("clapnq", data.clapnq()),
    ...documentation(data.documentation()),
    medicine(folder),
    ...fittingCentres(data),
  ];
}

function fromCorpus(set: string, { passages, questions }: Corpus): FittingCorpus {
  return {
    set,
    judging: "holds",
    articles: passages.map(({ path, title, text }) => oneParagraph(path, title, text)),
    questions: questions.map(toQuestion),
  };
}

function toQuestion({ text, path, gold }: LabelledQuestion): FittingQuestion {
  return { text, paths: [path], gold };
}

function oneParagraph(path: string, title: string, text: string): EvaluatedArticle {
  return { path, title, passages: makePassages([paragraph(text)]) };
}

/** Three subjects at a time, as many paragraphs as a help centre has; a subject is one article. */
function smallSquads(squad: Corpus): FittingCorpus[] {
  const titles = [...new Set(squad.passages.map(({ title }) => title))];
  const corpora: FittingCorpus[] = [];
  for (let from = 0; from + 3 <= titles.length; from += 3) {
    const chosen = titles.slice(from, from + 3);
    const articles = chosen.map((title) => ({
      path: title,
      title,
      passages: squad.passages
        .filter((passage) => passage.title === title)
        .flatMap(({ text }) => makePassages([paragraph(text)])),
    }));
    const all = squad.questions.filter(({ group }) => chosen.includes(group));
    const questions = thin(all, SMALL_QUESTIONS).map(({ text, group, gold }) => ({
      text,
      paths: [group],
      gold,
    }));
    corpora.push({ set: "squad-small", judging: "holds", articles, questions });
  }
  return corpora;
}

/** Descriptions, link texts, and headings taken out of their article and asked instead. */
function documentation(folder: string): FittingCorpus[] {
  const articles: EvaluatedArticle[] = [];
  const asked: FittingQuestion[] = [];
  const headings = new Map<string, number>();
  const read = readSources(folder).map(({ path, text }) => ({
    path,
    ...readMarkdown(text, { isMdx: false }),
  }));
  for (const { blocks } of read)
    for (const heading of new Set(blocks.map((block) => block.headings.at(-1) ?? "")))
      headings.set(heading, (headings.get(heading) ?? 0) + 1);
  for (const [index, { path, title, blocks }] of read.entries()) {
    const named = [...new Set(blocks.map((block) => block.headings.at(-1) ?? ""))].filter(
      (heading) => headings.get(heading) === 1 && searchWords(heading).length > 2,
    );
    // Every third article loses one heading to a question.
    const taken = index % 3 === 0 ? named[index % Math.max(1, named.length)] : undefined;
    const without = blocks.map((block) => ({
      ...block,
      headings: block.headings.filter((heading) => heading !== taken),
    }));
    articles.push({ path, title: title ?? path, passages: makePassages(without) });
    const below = blocks.find((block) => block.headings.at(-1) === taken);
    if (taken && below) asked.push({ text: askHeading(taken), paths: [path], gold: [below.text] });
  }
  const set = (name: string, judging: Judging, questions: FittingQuestion[]) => ({
    set: name,
    judging,
    articles,
    questions,
  });
  const toArticle = ({ text, path, except }: DocumentationQuestion) => ({
    text,
    paths: [path],
    gold: [],
    except,
  });
  return [
    set("described", "article", everyNth(describedArticles(folder), 2).map(toArticle)),
    set("linked", "article", linkedArticles(folder).map(toArticle)),
    set("headings", "half", asked),
  ];
}

function askHeading(heading: string): string {
  return heading.endsWith("?") ? heading : `How do I ${heading.toLowerCase().replace(/^to /, "")}?`;
}

type Pair = [source: string, asked: string, answer: string];

function readPairs(folder: string, source: string): Pair[] {
  const lines = gunzipSync(readFileSync(join(folder, "embedding/pairs.jsonl.gz"))).toString();
  return lines
    .split("\n")
    .filter((line) => line.startsWith(`["${source}"`))
    .map((line) => JSON.parse(line) as Pair);
}

/** Questions about illnesses; the answers know only the illness as their title. */
function medicine(folder: string): FittingCorpus {
  const pairs = readPairs(folder, "medquad").filter((_, index) => index % 21_000 < 4000);
  const illness = (asked: string) =>
    /^.*? (?:\(are\)|for|of|with|by|to|diagnose|prevent|causes) (.+?)(?: inherited)? ?\?$/.exec(
      asked,
    )?.[1] ?? asked;
  const byQuestion = Map.groupBy(pairs, ([, asked]) => asked);
  const articles: EvaluatedArticle[] = [];
  const questions: FittingQuestion[] = [];
  for (const [asked, found] of byQuestion) {
    const path = `${articles.length}`;
    const text = found.map(([, , answer]) => answer).join("\n\n");
    articles.push({
      path,
      title: illness(asked),
      passages: makePassages(found.map(([, , answer]) => paragraph(answer))),
    });
    questions.push({ text: asked, paths: [path], gold: [text] });
  }
  return {
    set: "medicine",
    judging: "article",
    articles,
    questions: thin(questions, QUESTIONS).map((question) => ({ ...question, gold: [] })),
  };
}
