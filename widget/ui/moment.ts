/** The words of dates and times in the visitor's language. */
export interface MomentWords {
  today: string;
  yesterday: string;
}

export function timeOf(ms: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(ms);
}

export function fullTimeOf(ms: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" }).format(ms);
}

export function dayOf(ms: number, now: number, language: string, words: MomentWords): string {
  const days = Math.round((startOfDay(now) - startOfDay(ms)) / 86_400_000);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  const isThisYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(ms);
}

/** A moment to come, by its weekday; with the date when that would not say which. */
export function openingOf(ms: number, now: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: "long",
    hour: "numeric",
    minute: "2-digit",
    ...(ms - now < 6 * 86_400_000 ? {} : { day: "numeric", month: "long" }),
  }).format(ms);
}

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}
