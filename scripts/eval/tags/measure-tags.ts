import type { Embedder } from "../../../agent-worker/retrieval/ports.ts";
import type { DataSets } from "../data-sets.ts";
import { auroc, calibrationError, mean } from "../statistics.ts";
import type { Row } from "../table.ts";
import { learnTopics, type LearnOptions } from "./learn-topics.ts";
import { messagesOf, type TopicSet, topicSets } from "./topic-sets.ts";

/** What each set must reach, by examples a topic. */
const MUST: Readonly<Record<string, { ten: number; all: number | null; outside: number | null }>> =
  {
    BANKING77: { ten: 0.8, all: 0.92, outside: null },
    CLINC150: { ten: 0.84, all: null, outside: 0.92 },
  };
const ALL = Number.POSITIVE_INFINITY;
/** Which ten examples were drawn moves the figure by a point or two. */
const DRAWS = 5;
const MOST_ERROR = 0.1;

type Figures = { right: number; outside: number; error: number };
type Learning = Pick<LearnOptions, "unlabelled"> & {
  from: string;
  examples: number;
  draws: number;
  must?: { right: number | null; outside: number | null };
};

/** Topics as tags with their names and so many examples, and messages that belong to none; the test parts. */
export async function tagRows(data: DataSets, embedder: Embedder): Promise<Row[]> {
  const rows: Row[] = [];
  for (const set of topicSets(data))
    for (const learning of learningsOf(set)) {
      const figures = await measureDraws(set, learning, embedder);
      const row = (figure: string, value: number, must: number | null = null): Row => ({
        set: set.name,
        figure: `${learning.from}: ${figure}`,
        value,
        must,
      });
      const { must } = learning;
      const error = row("calibration error", figures.error, must ? MOST_ERROR : null);
      rows.push(
        row("right tag", figures.right, must?.right),
        row("out of scope, AUROC", figures.outside, must?.outside),
        { ...error, isLowerBetter: true },
      );
    }
  return rows;
}

/** By examples alone, with the messages that are then read, and with others of which the labels are not looked at. */
function learningsOf({ name, test }: TopicSet): Learning[] {
  const { ten = null, all = null, outside = null } = MUST[name] ?? {};
  const batch = messagesOf(test);
  const few = { examples: 10, draws: DRAWS, must: { right: ten, outside } };
  return [
    { from: "names alone", examples: 0, draws: 1 },
    { from: "names and the batch", examples: 0, draws: 1, unlabelled: batch },
    { ...few, from: `ten examples (mean of ${DRAWS} draws)` },
    { ...few, from: "ten examples and the batch", unlabelled: batch },
    { ...few, from: "ten examples and other messages", unlabelled: "unused" },
    { from: "all examples", examples: ALL, draws: 1, must: { right: all, outside } },
  ];
}

async function measureDraws(
  set: TopicSet,
  { examples, unlabelled = [], draws }: Learning,
  embedder: Embedder,
): Promise<Figures> {
  const each: Figures[] = [];
  const train = examples === ALL ? set.everything : set.train;
  for (let draw = 0; draw < draws; draw += 1)
    each.push(await measure({ ...set, train }, { examples, unlabelled, draw, embedder }));
  return {
    right: mean(each.map(({ right }) => right)),
    outside: mean(each.map(({ outside }) => outside)),
    error: mean(each.map(({ error }) => error)),
  };
}

async function measure({ train, test }: TopicSet, options: LearnOptions): Promise<Figures> {
  const { tagger, topics } = await learnTopics(train, options);
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
