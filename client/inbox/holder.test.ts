import { expect, test } from "vitest";
import { plainPreview, untilWords } from "./holder.ts";

test("a preview shows the words of a message without their marks", () => {
  expect(plainPreview("We are **open**, see [hours](https://x.test) or `A1` *now*")).toBe(
    "We are open, see hours or A1 now",
  );
  expect(plainPreview("snake_case * 2")).toBe("snake_case * 2");
});

test("a snooze says the time, and the day when it is another one", () => {
  const noon = new Date(2026, 2, 4, 12).getTime();
  expect(untilWords(new Date(2026, 2, 4, 16).getTime(), noon)).toBe("16:00");
  expect(untilWords(new Date(2026, 2, 6, 9).getTime(), noon)).toBe("Fri 09:00");
  expect(untilWords(new Date(2026, 3, 20, 9).getTime(), noon)).toBe("20 Apr 09:00");
});
