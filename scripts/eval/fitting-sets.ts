import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Block } from "../../agent-worker/ingest/block.ts";
import { readMarkdown } from "../../agent-worker/ingest/markdown.ts";
import { makePassages } from "../../agent-worker/ingest/passages.ts";
import type { NewPassage } from "../../agent-worker/knowledge/articles.ts";
import { searchWords } from "../../agent-worker/retrieval/words.ts";
import type { Corpus, DataSets, LabelledQuestion } from "./data-sets.ts";
import {
  type DocumentationQuestion,
  describedArticles,
  linkedArticles,
  readSources,
} from "./documentation-questions.ts";

export type FittingArticle = { path: string; title: string; passages: NewPassage[] };

/** `gold` are texts of which one must be in the right passage, or in the answer; none where only the article is known. */
export type FittingQuestion = { text: string; paths: string[]; gold: string[]; except?: string[] };

/** Articles and questions that belong together; `set` names what is left out together. */
export type FittingCorpus = {
  set: string;
  articles: FittingArticle[];
  questions: FittingQuestion[];
};

const QUESTIONS = 600;

/** Corpora large and small, of prose, documentation and policies, with questions of many kinds. */
export function fittingCorpora(data: DataSets, folder: string): FittingCorpus[] {
  const squad = data.squad("dev-v1.1");
  return [
    fromCorpus("squad", squad, Math.ceil(squad.questions.length / QUESTIONS)),
    ...smallSquads(squad),
    fromCorpus("clapnq", data.clapnq(), 1),
    ...documentation(data.documentation()),
    ...policies(folder),
    medicine(folder),
  ];
}

function fromCorpus(set: string, { passages, questions }: Corpus, every: number): FittingCorpus {
  return {
    set,
    articles: passages.map(({ path, title, text }) => oneParagraph(path, title, text)),
    questions: questions.filter((_, index) => index % every === 0).map(toQuestion),
  };
}

function toQuestion({ text, path, gold }: LabelledQuestion): FittingQuestion {
  return { text, paths: [path], gold };
}

function oneParagraph(path: string, title: string, text: string): FittingArticle {
  return { path, title, passages: makePassages([paragraph(text)]) };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text, headings: [], start: 0, end: text.length };
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
    const every = Math.ceil(all.length / 40);
    const questions = all
      .filter((_, index) => index % every === 0)
      .map(({ text, group, gold }) => ({ text, paths: [group], gold }));
    corpora.push({ set: "squad-small", articles, questions });
  }
  return corpora;
}

/** Descriptions, link texts, and headings taken out of their article and asked instead. */
function documentation(folder: string): FittingCorpus[] {
  const articles: FittingArticle[] = [];
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
  const set = (name: string, questions: FittingQuestion[]) => ({ set: name, articles, questions });
  const toArticle = ({ text, path, except }: DocumentationQuestion) => ({
    text,
    paths: [path],
    gold: [],
    except,
  });
  return [
    set(
      "described",
      describedArticles(folder)
        .filter((_, index) => index % 2 === 0)
        .map(toArticle),
    ),
    set("linked", linkedArticles(folder).map(toArticle)),
    set("headings", asked),
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

/** Small websites' policies with what people ask about them in their own words. */
function policies(folder: string): FittingCorpus[] {
  const pairs = readPairs(folder, "policy");
  const corpora: FittingCorpus[] = [];
  for (let from = 0; from + 400 <= pairs.length; from += 400) {
    const own = pairs.slice(from, from + 400);
    const texts = [...new Set(own.map(([, , text]) => text))];
    const articles = texts.map((text, index) => oneParagraph(`${index}`, "", text));
    const answers = Map.groupBy(own, ([, asked]) => asked);
    const questions = [...answers]
      .map(([text, found]) => ({
        text,
        paths: found.map(([, , answer]) => `${texts.indexOf(answer)}`),
        gold: [],
      }))
      .filter((_, index) => index % 7 === 0);
    corpora.push({ set: "policies", articles, questions });
  }
  return corpora;
}

/** Questions about illnesses; the answers know only the illness as their title. */
function medicine(folder: string): FittingCorpus {
  const pairs = readPairs(folder, "medquad").filter((_, index) => index % 21_000 < 4000);
  const illness = (asked: string) =>
    /^.*? (?:\(are\)|for|of|with|by|to|diagnose|prevent|causes) (.+?)(?: inherited)? ?\?$/.exec(
      asked,
    )?.[1] ?? asked;
  const byQuestion = Map.groupBy(pairs, ([, asked]) => asked);
  const articles: FittingArticle[] = [];
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
  const every = Math.ceil(questions.length / QUESTIONS);
  return {
    set: "medicine",
    articles,
    questions: questions
      .filter((_, index) => index % every === 0)
      .map((question) => ({ ...question, gold: [] })),
  };
}
