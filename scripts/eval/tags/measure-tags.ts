import type { Embedder } from "../../../agent-worker/retrieval/ports.ts";
import type { DataSets } from "../data-sets.ts";
import { auroc, calibrationError, mean } from "../statistics.ts";
import type { Row } from "../table.ts";
import { learnTopics } from "./learn-topics.ts";
import { type TopicSet, topicSets } from "./topic-sets.ts";

/** What each set must reach, by examples a topic. */
const MUST: Readonly<Record<string, { ten: number; all: number | null; outside: number | null }>> =
  {
    BANKING77: { ten: 0.8, all: 0.92, outside: null },
    CLINC150: { ten: 0.84, all: null, outside: 0.92 },
  };
const ALL = Number.POSITIVE_INFINITY;
/** Which ten examples were drawn moves the figure by a point or two. */
const DRAWS = 5;

/** Topics as tags with their names and so many examples, and messages that belong to none; the test parts. */
export async function tagRows(data: DataSets, embedder: Embedder): Promise<Row[]> {
  const rows: Row[] = [];
  for (const set of topicSets(data)) {
    const must = MUST[set.name];
    const none = await measure(set, 0, embedder);
    const ten = await measureDraws(set, 10, embedder);
    const all = await measure({ ...set, train: set.everything }, ALL, embedder);
    const row = (figure: string, value: number, least: number | null = null): Row => ({
      set: set.name,
      figure,
      value,
      must: least,
    });
    const lower = (figure: string, value: number, most: number | null = null): Row => ({
      ...row(figure, value, most),
      isLowerBetter: true,
    });
    rows.push(
      row("right tag from its name alone", none.right),
      row("right tag from ten examples, mean of five draws", ten.right, must?.ten ?? null),
      row("right tag from all examples", all.right, must?.all ?? null),
      row("out of scope from ten examples, AUROC", ten.outside, must?.outside ?? null),
      row("out of scope from all examples, AUROC", all.outside, must?.outside ?? null),
      lower("calibration error, ten examples", ten.error, 0.1),
      lower("calibration error, all examples", all.error, 0.1),
    );
  }
  return rows;
}

async function measureDraws(set: TopicSet, examples: number, embedder: Embedder) {
  const each = [];
  for (let draw = 0; draw < DRAWS; draw += 1)
    each.push(await measure(set, examples, embedder, draw));
  return {
    right: mean(each.map(({ right }) => right)),
    outside: mean(each.map(({ outside }) => outside)),
    error: mean(each.map(({ error }) => error)),
  };
}

async function measure({ train, test }: TopicSet, examples: number, embedder: Embedder, draw = 0) {
  const { tagger, topics } = await learnTopics(train, { examples, draw, embedder });
  const inside = await tagger.read(test.inside.map(({ text }) => text));
  const outside = await tagger.read(test.outside);
  const judged = inside.map(({ tags: [first] }, index) => ({
    score: first?.confidence ?? 0,
    isRight: topics[first?.tag ?? -1] === test.inside[index]?.intent,
  }));
  const wrong = outside.map(({ tags: [first] }) => ({
    score: first?.confidence ?? 0,
    isRight: false,
  }));
  return {
    right: mean(judged.map(({ isRight }) => Number(isRight))),
    outside: auroc([
      ...inside.map(({ outOfScope }) => ({ score: outOfScope, isRight: false })),
      ...outside.map(({ outOfScope }) => ({ score: outOfScope, isRight: true })),
    ]),
    // What bears no tag counts as well: there any tag would be wrong.
    error: calibrationError([...judged, ...wrong]),
  };
}
