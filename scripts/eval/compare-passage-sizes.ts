import type { Block } from "../../agent-worker/ingest/block.ts";
import { readMarkdown } from "../../agent-worker/ingest/markdown.ts";
import { makePassages, type PassageSize } from "../../agent-worker/ingest/passages.ts";
import type { Corpus, DataSets } from "./data-sets.ts";
import { describedArticles, linkedArticles, readSources } from "./documentation-questions.ts";
import { evaluateArticles, type EvaluatedAgent } from "./evaluated-agent.ts";
import { holdsGold } from "./judging.ts";
import { paragraph } from "./paragraph.ts";
import { everyNth } from "./sampling.ts";
import { mean } from "./statistics.ts";

type Whole = { path: string; title: string; blocks: Block[] };

const SIZES: PassageSize[] = [
  { words: 60, enough: 30, characters: 500 },
  { words: 120, enough: 60, characters: 950 },
  { words: 180, enough: 80, characters: 1400 },
  { words: 240, enough: 120, characters: 1900 },
  { words: 360, enough: 180, characters: 2800 },
];

/** One in so many of the descriptions is asked. */
const FEWER = 2;

/** A table of what passages of different sizes find, over whole articles cut up as ingestion does it. */
export async function comparePassageSizes(data: DataSets, every: number): Promise<string> {
  const docs = data.documentation();
  const squad = data.squad("dev-v1.1");
  const clapnq = data.clapnq();
  const articles = readSources(docs).map(readArticle);
  const described = everyNth(describedArticles(docs), FEWER);
  const linked = linkedArticles(docs);
  const lines = [HEADER];
  for (const size of SIZES) {
    const cells = [
      ...(await measureAnswers(joinParagraphs(squad), squad, size, every)),
      ...(await measureAnswers(joinParagraphs(clapnq), clapnq, size, 1)),
    ];
    const agent = openAgent(articles, size);
    for (const questions of [described, linked]) {
      const right: boolean[] = [];
      for (const { text, path } of questions) {
        const { passages } = await agent.search(text);
        right.push(passages[0]?.article.path === path);
      }
      cells.push(mean(right.map(Number)));
    }
    agent.close();
    const name = `${size.enough}-${size.words}`.padEnd(9);
    lines.push([name, ...cells.map((cell) => cell.toFixed(3).padStart(8))].join(" "));
  }
  return `${lines.join("\n")}\n`;
}

const HEADER = `words     SQuAD               CLAPNQ              crm-docs, right article
          passage   in five   answer passage in five   answer described linked`;

/** How often the first passage holds what was wanted, one of five does, and the answer's text does. */
async function measureAnswers(
  articles: Whole[],
  { questions }: Corpus,
  size: PassageSize,
  every: number,
): Promise<number[]> {
  const agent = openAgent(articles, size);
  const first: boolean[] = [];
  const inFive: boolean[] = [];
  const answered: boolean[] = [];
  for (const { text, gold } of everyNth(questions, every)) {
    const { retrieval, answer } = await agent.ask(text);
    const holds = (found: string) => holdsGold(found, gold);
    const five = retrieval.passages.slice(0, 5).map((passage) => holds(passage.text));
    first.push(five[0] ?? false);
    inFive.push(five.includes(true));
    answered.push(holds(answer?.text ?? ""));
  }
  agent.close();
  return [first, inFive, answered].map((one) => mean(one.map(Number)));
}

/** The paragraphs of one title as one article, so that their borders are not known beforehand. */
function joinParagraphs({ passages }: Corpus): Whole[] {
  const articles = new Map<string, Whole>();
  for (const { title, text } of passages) {
    const article = articles.get(title) ?? { path: title, title, blocks: [] };
    article.blocks.push(paragraph(text));
    articles.set(title, article);
  }
  return [...articles.values()];
}

function readArticle({ path, text }: { path: string; text: string }): Whole {
  const { title, blocks } = readMarkdown(text, { isMdx: false });
  return { path, title: title ?? path, blocks };
}

function openAgent(articles: Whole[], size: PassageSize): EvaluatedAgent {
  return evaluateArticles(
    articles.map(({ path, title, blocks }) => ({
      path,
      title,
      passages: makePassages(blocks, size),
    })),
  );
}
