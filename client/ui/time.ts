const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Making a formatter takes some hundred times as long as using one, and a list has one for every row. */
function formatter(options: Intl.DateTimeFormatOptions): (at: number) => string {
  // Whoever travels with the page open gets a new one.
  let offset: number | undefined;
  let format = new Intl.DateTimeFormat("en-GB", options);
  return (at) => {
    const now = new Date(at).getTimezoneOffset();
    if (now !== offset) format = new Intl.DateTimeFormat("en-GB", options);
    offset = now;
    return format.format(at);
  };
}

const weekday = formatter({ weekday: "short" });
const hourMinute = formatter({ hour: "2-digit", minute: "2-digit" });
const dayMonth = formatter({ day: "numeric", month: "short" });
const dayMonthYear = formatter({ day: "numeric", month: "short", year: "numeric" });
const whole = formatter({
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** "now", "4 min", "09:12", "Tue", "12 Nov", "12 Nov 2023": as short as it can be and still be told apart. */
export function shortTime(at: number, now: number): string {
  const age = now - at;
  if (age < MINUTE) return "now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (isSameDay(at, now)) return clockTime(at);
  if (age < 6 * DAY) return weekday(at);
  return shortDate(at, now);
}

/** How long something has been waiting: "now", "4 min", "2 h 05", "3 days". */
/** The same behind a verb: "read 5 min ago". */
export function sentenceTime(at: number, now: number): string {
  const age = now - at;
  if (age < MINUTE) return "just now";
  return age < HOUR ? `${shortTime(at, now)} ago` : shortTime(at, now);
}

export function waitingTime(since: number, now: number): string {
  const age = Math.max(0, now - since);
  if (age < MINUTE) return "now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) {
    const minutes = String(Math.floor((age % HOUR) / MINUTE)).padStart(2, "0");
    return `${Math.floor(age / HOUR)} h ${minutes}`;
  }
  const days = Math.floor(age / DAY);
  return days === 1 ? "1 day" : `${days} days`;
}

export function clockTime(at: number): string {
  return hourMinute(at);
}

/** The heading between two days of a thread. */
export function dayName(at: number, now: number): string {
  if (isSameDay(at, now)) return "Today";
  if (isSameDay(at, now - DAY)) return "Yesterday";
  const isRecent = now - at < 6 * DAY;
  return new Date(at).toLocaleDateString("en-GB", {
    weekday: "long",
    ...(isRecent ? {} : { day: "numeric", month: "long" }),
    ...(isSameYear(at, now) ? {} : { year: "numeric" }),
  });
}

/** The whole of it, for the tooltip and for screen readers. */
export function fullTime(at: number): string {
  return whole(at);
}

export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

function isSameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}

function shortDate(at: number, now: number): string {
  return isSameYear(at, now) ? dayMonth(at) : dayMonthYear(at);
}
