import type { Embedder } from "../../../agent-worker/retrieval/ports.ts";
import { Tagger } from "../../../agent-worker/tags/tagger.ts";
import type { Labelled } from "./topic-sets.ts";

export type LearnOptions = {
  examples: number;
  draw: number;
  embedder: Embedder;
  /** Messages whose labels nobody looks at; "unused" for those that were not drawn as examples. */
  unlabelled?: readonly string[] | "unused";
};

/** The topics of a set as tags with their names and so many examples each, chosen by `draw`. */
export async function learnTopics(
  train: readonly Labelled[],
  { examples, draw, embedder, unlabelled = [] }: LearnOptions,
): Promise<{ tagger: Tagger; topics: string[] }> {
  const groups = Map.groupBy(train, ({ intent }) => intent);
  const topics = [...groups.keys()].toSorted();
  const texts = topics.map((name) => mix(groups.get(name) ?? [], draw).map(({ text }) => text));
  const definitions = topics.map((name, topic) => ({
    name,
    examples: texts[topic]?.slice(0, examples) ?? [],
  }));
  const messages =
    unlabelled === "unused" ? texts.flatMap((one) => one.slice(examples)) : unlabelled;
  return { tagger: await Tagger.learn(definitions, embedder, messages), topics };
}

function mix<T>(list: readonly T[], draw: number): T[] {
  const mixed = [...list];
  let state = (draw + 1) * 7919;
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    const [a, b] = [mixed[last], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a];
  }
  return mixed;
}
