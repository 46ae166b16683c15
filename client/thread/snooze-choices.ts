import type { Choice } from "../ui/choice.ts";

const HOUR = 3_600_000;

/** Moments worth waking up at, all in the future; the id is the time in milliseconds. */
export function snoozeChoices(now: number): Choice[] {
  const choices = [
    { label: "In an hour", at: now + HOUR },
    { label: "Later today", at: atHour(now, 0, 16) },
    { label: "Tomorrow morning", at: atHour(now, 1, 9) },
    { label: "Next Monday", at: atHour(now, daysToMonday(now), 9) },
    { label: "In a month", at: atHour(now, 30, 9) },
  ];
  return choices
    .filter(({ at }) => at > now + HOUR / 2)
    .map(({ label, at }) => ({ id: String(at), label, detail: whenWords(at) }));
}

function atHour(now: number, days: number, hour: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(hour, 0, 0, 0);
}

function daysToMonday(now: number): number {
  return (8 - new Date(now).getDay()) % 7 || 7;
}

function whenWords(at: number): string {
  return new Date(at).toLocaleString("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}
