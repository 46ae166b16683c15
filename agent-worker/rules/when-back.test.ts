import { expect, test } from "vitest";
import { answerLines } from "../answer/lines.ts";
import { sayWhen } from "./when-back.ts";

const day = [{ from: "09:00", to: "17:00" }];
const hours = {
  timeZone: "Europe/Berlin",
  week: [day, day, day, day, day, [], []],
  holidays: [{ from: "2026-12-21", to: "2027-01-01", name: "Winter" }],
};

const say = (now: string, language = "en", replyMinutes: number | null = null) =>
  sayWhen({ hours, replyMinutes }, Date.parse(now), answerLines(language), language).replaceAll(
    /\s/g,
    " ",
  );

test.each([
  ["2026-11-18T10:00:00Z", "en", "Somebody will reply here."],
  [
    "2026-11-18T05:00:00Z",
    "en",
    "People are back today at 9:00 AM GMT+1 and will reply here then.",
  ],
  ["2026-11-18T20:00:00Z", "en", "People are back tomorrow at 9:00 AM GMT+1"],
  ["2026-11-20T20:00:00Z", "en", "People are back on Monday at 9:00 AM GMT+1"],
  ["2026-12-19T20:00:00Z", "en", "People are back on Monday, January 4 at 9:00 AM GMT+1"],
  ["2026-11-20T20:00:00Z", "de", "Ab Montag, 09:00 MEZ ist wieder jemand da"],
  ["2026-11-20T20:00:00Z", "es", "El equipo vuelve el lunes a las 9:00 CET"],
  ["2026-11-20T20:00:00Z", "fr", "L'équipe est de retour lundi à 09:00 UTC+1"],
])("[H10] at %s in %s people are said to be back: %s", (now, language, expected) => {
  expect(say(now, language)).toContain(expected);
});

test("[H10] while somebody is there, how soon they usually reply is said where it is known", () => {
  expect(say("2026-11-18T10:00:00Z", "en", 30)).toContain("within 30 minutes");
  expect(say("2026-11-18T10:00:00Z", "de", 120)).toContain("innerhalb von 2 Stunden");
});

test.each(["de", "fr", "en"])("[H10] nobody reads an offset of nothing in %s", (language) => {
  const london = { ...hours, timeZone: "Europe/London" };
  const settings = { hours: london, replyMinutes: null };
  const now = Date.parse("2026-11-20T20:00:00Z");
  expect(sayWhen(settings, now, answerLines(language), language)).toMatch(/9:00(?:\sAM)? GMT/);
  expect(sayWhen(settings, now, answerLines(language), language)).not.toMatch(/[+-]0/);
});
