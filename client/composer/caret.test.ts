import * as fc from "fast-check";
import { expect, test } from "vitest";
import { caretAfter } from "./caret.ts";

test("text that grows before the caret pushes it along, text after it does not", () => {
  expect(caretAfter("see you", "Yes, see you", 3)).toBe(8);
  expect(caretAfter("see you", "see you soon", 3)).toBe(3);
});

test("a caret inside what was replaced goes to the end of the replacement", () => {
  expect(caretAfter("at nine sharp", "at ten sharp", 5)).toBe(6);
});

test("a caret never leaves the text", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (before, after, at) => {
      const caret = caretAfter(before, after, at % (before.length + 1));
      expect(caret).toBeGreaterThanOrEqual(0);
      expect(caret).toBeLessThanOrEqual(after.length);
    }),
  );
});
