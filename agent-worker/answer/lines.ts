import { english } from "./languages/english.ts";
import { french } from "./languages/french.ts";
import { german } from "./languages/german.ts";
import { spanish } from "./languages/spanish.ts";

/** The sentences the agent says itself; everything else it says is quoted from articles. */
export type AnswerLines = {
  greeting: string;
  thanks: string;
  goodbye: string;
  acknowledged: string;
  howAreYou: string;
  isBot: string;
  help: string;
  askAgain: string;
  /** An answer that is below the threshold, but not far. */
  doubtful(answer: string): string;
  clarify: string;
  /** Why it hands over; one of these begins the line. */
  requested: string;
  keyword: string;
  outOfHours: string;
  byRule: string;
  lowConfidence: string;
  noMatch: string;
  frustrated: string;
  looping: string;
  error: string;
  timeout: string;
  safety: string;
  /** What happens: it was done, or waits for a form. */
  passed: string;
  passing: string;
  /** When. */
  soon: string;
  within(time: string): string;
  back(when: string): string;
  /** "today at 14:00" */
  near(day: string, time: string): string;
  /** "on Monday at 9:00" */
  on(day: string, time: string): string;
  /** Asks for what an action needs. */
  details: string;
  addressTitle: string;
  addressIntro: string;
  addressLabel: string;
  more(count: number, article: string): string;
};

const LINES: Readonly<Record<string, AnswerLines>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
};

export function answerLines(language: string | null): AnswerLines {
  return LINES[language ?? "en"] ?? english;
}
