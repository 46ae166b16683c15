import * as fc from "fast-check";
import { expect, test } from "vitest";
import { memberHues } from "./member-hues.ts";

test("members of one workspace differ in hue as long as there are hues", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 9 }), (ids) => {
      expect(new Set(memberHues(ids).values()).size).toBe(ids.length);
    }),
  );
});

test("three members are told apart at a glance", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 3, maxLength: 3 }), (ids) => {
      const [a = 0, b = 0, c = 0] = [...memberHues(ids).values()].toSorted((x, y) => x - y);
      expect(Math.min(b - a, c - b, 360 - c + a)).toBeGreaterThanOrEqual(45);
    }),
  );
});

test("everybody has a hue, in whichever order the members come, however many there are", () => {
  const ids = Array.from({ length: 30 }, (_, index) => `member-${index}`);
  expect([...memberHues(ids.toReversed())]).toEqual([...memberHues(ids)]);
  expect(memberHues(ids).size).toBe(30);
});
