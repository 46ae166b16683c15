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

test("everybody has a hue, in whichever order the members come, however many there are", () => {
  const ids = Array.from({ length: 30 }, (_, index) => `member-${index}`);
  expect([...memberHues(ids.toReversed())]).toEqual([...memberHues(ids)]);
  expect(memberHues(ids).size).toBe(30);
});
