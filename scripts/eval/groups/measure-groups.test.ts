import { expect, test } from "vitest";
import { openEmbedder } from "../../../agent-worker/model/open-embedder.ts";
import { comparePairs, type Half, measureGroups, readLabelledGroups } from "./measure-groups.ts";

const opened = await openEmbedder("");
const embedder = opened.ok ? opened.embedder : null;

test.each<[Half, { f1: number; groups: number }]>([
  ["choose", { f1: 0.48, groups: 50 }],
  ["report", { f1: 0.28, groups: 50 }],
])("questions in other words come together as well as they did: %s", async (half, known) => {
  const figures = await measureGroups(readLabelledGroups(half), embedder);
  expect(figures.f1).toBeGreaterThan(known.f1);
  expect(figures.groups).toBeLessThan(known.groups);
  expect(figures.precision).toBeGreaterThan(0.45);
});

test("the labelled questions are 120 in 25 meanings and 40 that stand alone", () => {
  const halves = [readLabelledGroups("choose"), readLabelledGroups("report")];
  const meanings = halves.flatMap((half) => half.meanings);
  expect(meanings).toHaveLength(25);
  expect(meanings.flat()).toHaveLength(120);
  expect(halves.flatMap(({ singles }) => singles)).toHaveLength(40);
});

test("the same groups score one, however they are numbered, and all in one group as chance does", () => {
  expect(comparePairs([0, 0, 1, 1], [5, 5, 3, 3])).toMatchObject({ f1: 1, adjustedRand: 1 });
  expect(comparePairs([0, 0, 1, 1], [0, 0, 0, 0])).toMatchObject({ recall: 1, adjustedRand: 0 });
  expect(comparePairs([0, 0, 1, 1], [0, 1, 2, 3])).toMatchObject({ recall: 0, f1: 0 });
});
