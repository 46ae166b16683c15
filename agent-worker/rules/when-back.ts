import { openingFrom, type WorkingHours } from "../../shared/domain/working-hours.ts";
import type { AnswerLines } from "../answer/lines.ts";

const DAY_MS = 86_400_000;

/** The sentence that says when somebody replies: now, usually within so long, or from the next opening on. */
export function sayWhen(
  settings: { hours: WorkingHours | null; replyMinutes: number | null },
  now: number,
  lines: AnswerLines,
  language: string,
): string {
  const { hours, replyMinutes } = settings;
  const opening = hours === null ? now : openingFrom(hours, now);
  if (hours !== null && opening !== null && opening > now)
    return lines.back(describeMoment(opening, now, hours.timeZone, lines, language));
  if (opening === null || replyMinutes === null) return lines.soon;
  return lines.within(describeMinutes(replyMinutes, language));
}

function describeMoment(
  moment: number,
  now: number,
  timeZone: string,
  lines: AnswerLines,
  language: string,
): string {
  const time = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  })
    .format(moment)
    // Some languages have no name for it.
    .replace(/(?:GMT|UTC)[+-−±]?0$/, "GMT");
  const days = daysBetween(now, moment, timeZone);
  if (days < 2) {
    const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
    return lines.near(relative.format(days, "day"), time);
  }
  const date = { day: "numeric", month: "long" } as const;
  const day = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: "long",
    ...(days < 7 ? {} : date),
  }).format(moment);
  return lines.on(day, time);
}

/** How many midnights of the team lie between two moments. */
function daysBetween(from: number, to: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const day = (ms: number) => Date.parse(`${format.format(ms)}T00:00:00Z`);
  return Math.round((day(to) - day(from)) / DAY_MS);
}

function describeMinutes(minutes: number, language: string): string {
  const hours = Math.round(minutes / 60);
  const [value, unit] =
    minutes < 90
      ? [minutes, "minute"]
      : hours < 48
        ? [hours, "hour"]
        : [Math.round(hours / 24), "day"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(
    value,
  );
}
