import type { Embedder } from "../../../agent-worker/retrieval/ports.ts";
import { Tagger } from "../../../agent-worker/tags/tagger.ts";
import type { Labelled } from "./topic-sets.ts";

/** The topics of a set as tags with so many examples each, chosen by `draw`; `isNamed` says whether the names count. */
export async function learnTopics(
  train: readonly Labelled[],
  options: { examples: number; draw: number; embedder: Embedder },
): Promise<{ tagger: Tagger; topics: string[] }> {
  const groups = Map.groupBy(train, ({ intent }) => intent);
  const topics = [...groups.keys()].toSorted();
  const definitions = topics.map((name) => ({
    name,
    examples: draw(groups.get(name) ?? [], options).map(({ text }) => text),
  }));
  return { tagger: await Tagger.learn(definitions, options.embedder), topics };
}

function draw<T>(list: readonly T[], options: { examples: number; draw: number }): T[] {
  const mixed = [...list];
  let state = (options.draw + 1) * 7919;
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    const [a, b] = [mixed[last], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a];
  }
  return mixed.slice(0, options.examples);
}
