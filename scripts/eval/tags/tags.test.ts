import { expect, test } from "vitest";
import { BUILT_IN_MODEL } from "../../../agent-worker/model/open-embedder.ts";
import { openTableEmbedder } from "../../../agent-worker/model/table-embedder.ts";
import { Tagger } from "../../../agent-worker/tags/tagger.ts";
import { auroc, mean } from "../statistics.ts";
import { clinicOutsiders, clinicTopics } from "./clinic-topics.ts";

test("the topics of a clinic are told apart from three examples, and other talk from all of them", async () => {
  const tagger = await Tagger.learn(clinicTopics, openTableEmbedder(BUILT_IN_MODEL));
  const asked = clinicTopics.flatMap(({ messages }, topic) =>
    messages.map((text) => ({ text, topic })),
  );
  const inside = await tagger.read(asked.map(({ text }) => text));
  const outside = await tagger.read(clinicOutsiders);
  const right = inside.map(({ tags }, index) => Number(tags[0]?.tag === asked[index]?.topic));
  expect(mean(right)).toBeGreaterThanOrEqual(0.88);
  const scope = [
    ...inside.map(({ outOfScope }) => ({ score: outOfScope, isRight: false })),
    ...outside.map(({ outOfScope }) => ({ score: outOfScope, isRight: true })),
  ];
  expect(auroc(scope)).toBeGreaterThanOrEqual(0.9);
});
