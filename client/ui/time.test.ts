import { expect, test } from "vitest";
import { dayName, shortTime, waitingTime } from "./time.ts";

const noon = new Date(2026, 10, 18, 12).getTime();
const MINUTE = 60_000;

test("times are as short as they can be and still be told apart", () => {
  expect(shortTime(noon - 20_000, noon)).toBe("now");
  expect(shortTime(noon - 4 * MINUTE, noon)).toBe("4 min");
  expect(shortTime(new Date(2026, 10, 18, 9, 12).getTime(), noon)).toBe("09:12");
  expect(shortTime(new Date(2026, 10, 17, 9).getTime(), noon)).toBe("Tue");
  expect(shortTime(new Date(2026, 10, 1, 9).getTime(), noon)).toBe("1 Nov");
  expect(shortTime(new Date(2025, 10, 12, 9).getTime(), noon)).toBe("12 Nov 2025");
});

test("waiting is counted in minutes, then hours, then days, and never backwards", () => {
  expect(waitingTime(noon + MINUTE, noon)).toBe("now");
  expect(waitingTime(noon - 61 * MINUTE, noon)).toBe("1 h 01");
  expect(waitingTime(noon - 25 * 60 * MINUTE, noon)).toBe("1 day");
  expect(waitingTime(noon - 50 * 60 * MINUTE, noon)).toBe("2 days");
});

test("days of a thread are named by how near they are", () => {
  expect(dayName(noon - MINUTE, noon)).toBe("Today");
  expect(dayName(noon - 24 * 60 * MINUTE, noon)).toBe("Yesterday");
  expect(dayName(new Date(2026, 10, 14, 9).getTime(), noon)).toBe("Saturday");
  expect(dayName(new Date(2026, 9, 14, 9).getTime(), noon)).toContain("14 October");
});
