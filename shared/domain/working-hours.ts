/** A part of a day in local time, as "09:00" to "17:30"; "24:00" is the end of the day. */
export interface OpenSpan {
  from: string;
  to: string;
}

/** When people answer. Breaks are the gaps between a day's spans. */
export interface WorkingHours {
  /** An IANA name, such as "Europe/Berlin". */
  timeZone: string;
  /** Seven days, Monday first. */
  week: OpenSpan[][];
  /** Whole days off in local time, first and last included, as "2026-12-24". */
  holidays: { from: string; to: string; name: string }[];
}

const DAY_MS = 86_400_000;
const LOOKED_AHEAD_DAYS = 400;

/**
 * The first moment from `ms` on at which somebody is there: `ms` itself while they are, null when nobody comes for more
 * than a year. Days the clock is changed on are as long as they are.
 */
export function openingFrom(hours: WorkingHours, ms: number): number | null {
  const today = dayOf(ms + offsetAt(hours.timeZone, ms));
  for (let ahead = 0; ahead <= LOOKED_AHEAD_DAYS; ahead += 1) {
    const day = today + ahead * DAY_MS;
    if (isHoliday(hours, day)) continue;
    for (const { from, to } of spansOf(hours, day)) {
      const end = instantOf(hours.timeZone, day + minutesOf(to) * 60_000);
      if (ms < end) return Math.max(ms, instantOf(hours.timeZone, day + minutesOf(from) * 60_000));
    }
  }
  return null;
}

export function isOpenAt(hours: WorkingHours, ms: number): boolean {
  return openingFrom(hours, ms) === ms;
}

/** Midnight of the day, as if local time were UTC. */
function dayOf(local: number): number {
  return Math.floor(local / DAY_MS) * DAY_MS;
}

function spansOf({ week }: WorkingHours, day: number): OpenSpan[] {
  const monday = (new Date(day).getUTCDay() + 6) % 7;
  return (week[monday] ?? []).toSorted((a, b) => minutesOf(a.from) - minutesOf(b.from));
}

function isHoliday({ holidays }: WorkingHours, day: number): boolean {
  const date = new Date(day).toISOString().slice(0, 10);
  return holidays.some(({ from, to }) => from <= date && date <= to);
}

export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** The instant of a local time; a time the clock jumps over is as late after the jump as it would have been. */
function instantOf(timeZone: string, local: number): number {
  const guess = local - offsetAt(timeZone, local);
  const better = local - offsetAt(timeZone, guess);
  return better === guess || better + offsetAt(timeZone, better) === local
    ? better
    : Math.max(guess, better);
}

/** How far local time is ahead of UTC at an instant, in milliseconds. */
function offsetAt(timeZone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"));
  return local - Math.floor(ms / 60_000) * 60_000;
}
