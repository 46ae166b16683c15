const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "4 min", "09:12", "Tue", "12 Nov", "12 Nov 2023": as short as it can be and still be told apart. */
export function shortTime(at: number, now: number): string {
  const age = now - at;
  if (age < MINUTE) return "now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (isSameDay(at, now)) return clockTime(at);
  if (age < 6 * DAY) return new Date(at).toLocaleDateString("en-GB", { weekday: "short" });
  return shortDate(at, now);
}

/** How long something has been waiting: "now", "4 min", "2 h 05", "3 days". */
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
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
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
  return new Date(at).toLocaleString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

function isSameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}

function shortDate(at: number, now: number): string {
  return new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(isSameYear(at, now) ? {} : { year: "numeric" }),
  });
}
