import type { Embedder } from "../../agent-worker/retrieval/ports.ts";
import type { DataSets } from "./data-sets.ts";
import { describedArticles, linkedArticles } from "./documentation-questions.ts";
import { type EvaluatedAgent, evaluateFolder, openEvaluatedAgent } from "./evaluated-agent.ts";
import { articleRank } from "./judging.ts";
import { measureNearestTopic } from "./nearest-topic.ts";
import { everyNth } from "./sampling.ts";
import { mean } from "./statistics.ts";

/** Standard deviations to either side that hold 95 of 100 draws of a normal distribution. */
const NORMAL_95 = 1.96;

type Asked = { text: string; path: string; except?: string[] };

/** What the embedder adds to the search by words alone, question by question, and what it is worth for topics. */
export async function compareEmbedder(
  data: DataSets,
  every: number,
  embedder: Embedder,
): Promise<string> {
  const lines = [`${embedder.name}, one question in ${every} of SQuAD`];
  const squad = data.squad("dev-v1.1");
  const corpora = {
    CLAPNQ: data.clapnq(),
    "XQuAD de": data.xquad("de"),
    "XQuAD es": data.xquad("es"),
  };
  const compare = async (
    name: string,
    questions: Asked[],
    open: (embedder: Embedder | null) => EvaluatedAgent | Promise<EvaluatedAgent>,
  ) => {
    const words = await rank(await open(null), questions);
    lines.push(...describe(name, words, await rank(await open(embedder), questions)));
  };
  const some = everyNth(squad.questions, every);
  await compare("SQuAD 1.1", some, (one) => openEvaluatedAgent(squad.passages, { embedder: one }));
  for (const [name, corpus] of Object.entries(corpora))
    await compare(name, corpus.questions, (one) =>
      openEvaluatedAgent(corpus.passages, { embedder: one }),
    );
  const folder = data.documentation();
  const openDocumentation = (one: Embedder | null) => evaluateFolder(folder, { embedder: one });
  await compare("documentation, descriptions", describedArticles(folder), openDocumentation);
  await compare("documentation, links", linkedArticles(folder), openDocumentation);
  lines.push(...(await topicLines(data, embedder)));
  return `${lines.join("\n")}\n`;
}

/** The place of the right article, from 0; infinite when it was not found. */
async function rank(agent: EvaluatedAgent, questions: Asked[]): Promise<number[]> {
  const ranks: number[] = [];
  for (const { text, path, except = [] } of questions) {
    const { passages } = await agent.search(text);
    const others = passages.filter(({ article }) => !except.includes(article.path));
    ranks.push(articleRank(others, (found) => found === path));
  }
  agent.close();
  return ranks;
}

function describe(name: string, words: number[], vectors: number[]): string[] {
  return [1, 5].map((first) => {
    const before = words.map((rank) => rank < first);
    const after = vectors.map((rank) => rank < first);
    const won = after.filter((isFound, index) => isFound && !before[index]).length;
    const lost = before.filter((isFound, index) => isFound && !after[index]).length;
    const gain = (won - lost) / words.length;
    // The interval of a paired difference: only the questions that changed sides matter.
    const spread =
      (NORMAL_95 * Math.sqrt((won + lost) / words.length - gain ** 2)) / Math.sqrt(words.length);
    const [from, to] = [mean(before.map(Number)), mean(after.map(Number))];
    const change = `${points(gain)} (${points(gain - spread)} to ${points(gain + spread)})`;
    return `${name.padEnd(28)} R@${first} ${from.toFixed(3)} -> ${to.toFixed(3)}  ${change}, ${won} won, ${lost} lost of ${words.length}`;
  });
}

function points(share: number): string {
  return `${share >= 0 ? "+" : ""}${(share * 100).toFixed(1)}`;
}

async function topicLines(data: DataSets, embedder: Embedder): Promise<string[]> {
  const sets = {
    BANKING77: { train: data.banking77("train"), test: data.banking77("test") },
    CLINC150: { train: data.clinc("train"), test: data.clinc("test") },
  };
  const lines: string[] = [];
  for (const [name, { train, test }] of Object.entries(sets)) {
    for (const examples of [10, Number.POSITIVE_INFINITY]) {
      const shares = await measureNearestTopic(train, test, examples, embedder);
      const spread = NORMAL_95 * Math.sqrt((shares.both * (1 - shares.both)) / test.length);
      const by = `words ${shares.words.toFixed(3)}, vectors ${shares.vectors.toFixed(3)}, both ${shares.both.toFixed(3)} ± ${spread.toFixed(3)}`;
      const given = examples === 10 ? "10 examples" : "all examples";
      lines.push(`${name.padEnd(28)} nearest topic from ${given}: ${by}`);
    }
  }
  return lines;
}
