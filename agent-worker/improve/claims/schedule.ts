/** When something is open, by weekday (0 for Monday): its spans as "480-1080" in minutes, or "closed". Null: no times of day. */
export type Schedule = { byDay: Map<number, Set<string>>; rest: string };

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = String.raw`(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?`;
const DAY_RANGE = new RegExp(String.raw`\b${DAY}\s*(?:-|–|to|until|till|through)\s*${DAY}\b`, "g");
const ONE_DAY = new RegExp(String.raw`\b${DAY}\b`, "g");
const CLOCK = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\b\.?|uhr\b)?`;
const SPAN = new RegExp(
  String.raw`(?:from\s+)?${CLOCK}\s*(?:-|–|to|and|until|till|bis)\s*${CLOCK}`,
  "g",
);
const AFTER = new RegExp(String.raw`\b(from|until|till|by|at|after|before)\s+${CLOCK}`, "g");
const ALWAYS = /\b(?:around the clock|24\s*\/\s*7|24 hours a day|day and night)\b/g;
const EVERY_DAY = /\b(?:daily|every day|all week|7 days a week|seven days a week)\b/g;
const ON_WORKDAYS = /\b(?:weekdays?|working days)\b(?=.*\d)/g;
const CLOSED = /\b(?:closed|not open|geschlossen|cerrad[oa]|ferme)\b/;
const ENDS = new Set(["until", "till", "by", "before"]);
const ALL = [0, 1, 2, 3, 4, 5, 6];

export function readSchedule(plain: string): Schedule | null {
  const byDay = new Map<number, Set<string>>();
  const note = (days: readonly number[], span: string) => {
    for (const day of days) byDay.set(day, (byDay.get(day) ?? new Set()).add(span));
  };
  let rest = plain.replace(ALWAYS, " 0:00-24:00 ");
  const parts: { at: number; days: number[] }[] = [];
  const take = (pattern: RegExp, daysOf: (match: string[]) => number[]) => {
    rest = rest.replace(pattern, (...found) => {
      const at = Number(found.findLast((one) => typeof one === "number"));
      parts.push({ at, days: daysOf(found.map(String)) });
      return " ".repeat(String(found[0]).length);
    });
  };
  take(EVERY_DAY, () => ALL);
  take(ON_WORKDAYS, () => [0, 1, 2, 3, 4]);
  take(DAY_RANGE, ([, from = "", to = ""]) => daysBetween(dayOf(from), dayOf(to)));
  take(ONE_DAY, ([, day = ""]) => [dayOf(day)]);
  const everyDays = parts.flatMap(({ days }) => days);
  if (CLOSED.test(plain)) {
    if (everyDays.length === 0 || /\d/.test(rest)) return null;
    note(everyDays, "closed");
    return { byDay, rest };
  }
  let isFound = false;
  const spanAt = (at: number, span: string) => {
    isFound = true;
    note(daysNear(at, parts), span);
  };
  rest = rest.replace(SPAN, (whole, ...found) => {
    const [fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf, at] = found;
    if (!isClock(fromMinute ?? fromHalf ?? toMinute ?? toHalf)) return whole;
    const from = minutesOf(fromHour, fromMinute, fromHalf ?? halfBefore(fromHour, toHour, toHalf));
    spanAt(Number(at), `${from}-${minutesOf(toHour, toMinute, toHalf)}`);
    return " ".repeat(whole.length);
  });
  rest = rest.replace(AFTER, (whole, ...found) => {
    const [word, hour, minute, half, at] = found;
    if (!isClock(minute ?? half)) return whole;
    spanAt(Number(at), `${ENDS.has(word) ? "until" : "from"} ${minutesOf(hour, minute, half)}`);
    return " ".repeat(whole.length);
  });
  return isFound ? { byDay, rest } : null;
}

/** Days on which both say something and not the same. */
export function differOnDay(one: Schedule, other: Schedule): boolean {
  return [...one.byDay].some(([day, spans]) => {
    const theirs = other.byDay.get(day);
    if (theirs === undefined || spans.intersection(theirs).size > 0) return false;
    const kinds = (all: ReadonlySet<string>) => [...all].map((span) => span.replace(/\d+/g, ""));
    const isEither = spans.has("closed") || theirs.has("closed");
    return isEither || kinds(spans).some((kind) => kinds(theirs).includes(kind));
  });
}

/** The days named last before a span, those right behind it, or every day. */
function daysNear(at: number, parts: readonly { at: number; days: number[] }[]): number[] {
  if (parts.length === 0) return ALL;
  const sorted = parts.toSorted((a, b) => a.at - b.at);
  const before = sorted.filter((part) => part.at < at);
  return before.length > 0 && before.length < sorted.length
    ? (before.at(-1)?.days ?? ALL)
    : sorted.flatMap(({ days }) => days);
}

function isClock(sign: string | undefined): boolean {
  return sign !== undefined;
}

/** "9 to 11 am" begins in the morning, "9 to 5 pm" as well, "2 to 5 pm" does not. */
function halfBefore(from: string, to: string, half: string | undefined): string | undefined {
  return half !== undefined && Number(from) < Number(to) ? half : undefined;
}

function minutesOf(hour: string, minute = "0", half = ""): number {
  const isAfternoon = half.startsWith("p");
  const isNoon = half !== "" && Number(hour) === 12;
  const hours = isNoon ? (isAfternoon ? 12 : 0) : Number(hour) + (isAfternoon ? 12 : 0);
  return hours * 60 + Number(minute);
}

function dayOf(name: string): number {
  return DAYS.indexOf(name.slice(0, 3));
}

function daysBetween(from: number, to: number): number[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (from + index) % 7);
}
