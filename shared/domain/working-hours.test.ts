import { describe, expect, test } from "vitest";
import { isOpenAt, openingFrom, type WorkingHours } from "./working-hours.ts";

const office = [
  { from: "09:00", to: "12:00" },
  { from: "13:00", to: "17:00" },
];
const berlin: WorkingHours = {
  timeZone: "Europe/Berlin",
  week: [office, office, office, office, [{ from: "09:00", to: "12:00" }], [], []],
  holidays: [{ from: "2026-12-24", to: "2026-12-28", name: "Christmas" }],
};

const at = (iso: string) => Date.parse(iso);
const opens = (iso: string, hours = berlin) => {
  const found = openingFrom(hours, at(iso));
  return found === null ? null : new Date(found).toISOString();
};

describe("[H10] people are back", () => {
  test.each([
    ["at once while somebody is there", "2026-11-18T10:30:00Z", "2026-11-18T10:30:00.000Z"],
    ["after the break", "2026-11-18T11:00:00Z", "2026-11-18T12:00:00.000Z"],
    ["this morning", "2026-11-18T01:00:00Z", "2026-11-18T08:00:00.000Z"],
    ["tomorrow, from the minute the day ends", "2026-11-18T16:00:00Z", "2026-11-19T08:00:00.000Z"],
    ["on Monday, from Friday afternoon on", "2026-11-20T11:00:00Z", "2026-11-23T08:00:00.000Z"],
    ["after holidays and the weekend", "2026-12-23T20:00:00Z", "2026-12-29T08:00:00.000Z"],
    ["by the summer's clock", "2026-03-27T20:00:00Z", "2026-03-30T07:00:00.000Z"],
    ["by the winter's clock", "2026-10-23T20:00:00Z", "2026-10-26T08:00:00.000Z"],
  ])("%s", (_, now, expected) => {
    expect(opens(now)).toBe(expected);
  });

  test("never, when no day has hours", () => {
    expect(opens("2026-11-18T10:30:00Z", { ...berlin, week: [] })).toBeNull();
  });

  test("at the right time on the day the clock jumps over the opening", () => {
    const early = Array.from({ length: 7 }, () => [{ from: "02:30", to: "06:00" }]);
    expect(opens("2026-03-28T22:00:00Z", { ...berlin, week: early })).toBe(
      "2026-03-29T01:30:00.000Z",
    );
  });

  test("around the clock, when a day ends at 24:00 and the next begins at 00:00", () => {
    const always = Array.from({ length: 7 }, () => [{ from: "00:00", to: "24:00" }]);
    const hours = { timeZone: "America/New_York", week: always, holidays: [] };
    for (let hour = 0; hour < 48; hour += 1)
      expect(isOpenAt(hours, at("2026-11-01T00:30:00Z") + hour * 3_600_000)).toBe(true);
  });

  test("by the day of the team, whose date is already another", () => {
    const tokyo = { ...berlin, timeZone: "Asia/Tokyo", holidays: [] };
    expect(opens("2026-11-22T23:30:00Z", tokyo)).toBe("2026-11-23T00:00:00.000Z");
  });
});
