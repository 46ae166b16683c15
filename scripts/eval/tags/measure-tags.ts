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

type Figures = { right: number; outside: number; error: number };
type Learning = Pick<LearnOptions, "examples" | "unlabelled">;

/** Topics as tags with their names and so many examples, and messages that belong to none; the test parts. */
export async function tagRows(data: DataSets, embedder: Embedder): Promise<Row[]> {
  const rows: Row[] = [];
  for (const set of topicSets(data)) {
    const must = MUST[set.name];
    const outside = must?.outside ?? null;
    const batch = messagesOf(set.test);
    const measured = (learning: Learning) => measureDraws(set, learning, embedder);
    const none = await measure(set, { examples: 0, embedder, draw: 0 });
    const named = { examples: 0, unlabelled: batch, embedder, draw: 0 };
    const full = { examples: ALL, embedder, draw: 0 };
    const kinds: { learned: string; figures: Figures; right: number | null }[] = [
      { learned: "its name alone", figures: none, right: null },
      { learned: "its name and the batch", figures: await measure(set, named), right: null },
      ...(await tenExamples(measured, batch)).map((one) => ({ ...one, right: must?.ten ?? null })),
      {
        learned: "all examples",
        figures: await measure({ ...set, train: set.everything }, full),
        right: must?.all ?? null,
      },
    ];
    for (const { learned, figures, right } of kinds) {
      const row = (figure: string, value: number, least: number | null): Row => ({
        set: set.name,
        figure: `${figure} from ${learned}`,
        value,
        must: least,
      });
      const isNamed = learned.startsWith("its name");
      rows.push(
        row("right tag", figures.right, right),
        row("out of scope, AUROC,", figures.outside, isNamed ? null : outside),
        {
          ...row("calibration error", figures.error, isNamed ? null : 0.1),
          isLowerBetter: true,
        },
      );
    }
  }
  return rows;
}

/** Alone, with the messages that are then read, and with others. */
async function tenExamples(
  measured: (learning: Learning) => Promise<Figures>,
  batch: readonly string[],
) {
  const draws = `mean of ${DRAWS} draws`;
  return [
    { learned: `ten examples, ${draws}`, figures: await measured({ examples: 10 }) },
    {
      learned: `ten examples and the batch, ${draws}`,
      figures: await measured({ examples: 10, unlabelled: batch }),
    },
    {
      learned: `ten examples and other messages, ${draws}`,
      figures: await measured({ examples: 10, unlabelled: "unused" }),
    },
  ];
}

async function measureDraws(set: TopicSet, learning: Learning, embedder: Embedder) {
  const each: Figures[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1)
    each.push(await measure(set, { ...learning, draw, embedder }));
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
