import { namedShare, type PassageUnit, subjectOf } from "../retrieval/passage-words.ts";
import type { Query } from "../retrieval/ports.ts";

const FEWEST_ROWS = 3;
/** The share of rows that must begin with a name ("Basic: 10 a month"). */
const ENTRIES = 0.6;
const ENTRY = /^[^\n]{1,80}?(?:: | — )\S/;
const LEAD_END = /: | — /;
/** So many rows are read at a glance. */
const SMALL_TABLE = 8;
/** The share of a row's name that the question says. */
const NAMED = 0.5;
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

/**
 * The rows of a table that a question names, under the table's header; null where it names none apart from the others,
 * so that the question is about all of them.
 */
export function askedRows(query: Query, units: PassageUnit[]): PassageUnit[] | null {
  const [first] = units;
  if (first?.kind !== "rows") return null;
  const header = first.text.endsWith(":") ? [first] : [];
  const rows = units.slice(header.length);
  if (rows.length < FEWEST_ROWS) return null;
  const entries = rows.filter(({ text }) => ENTRY.test(text)).length;
  if (entries < ENTRIES * rows.length) return null;
  const holding = (stem: string) => rows.filter(({ stems }) => stems.has(stem)).length;
  const named = query.terms.filter(({ stem }) => holding(stem) > 0);
  const telling = named.filter(({ stem }) => holding(stem) < rows.length / 2);
  if (telling.length === 0 || asksOtherDay(query, named)) return null;
  const scores = rows.map(({ stems }) =>
    telling.reduce((sum, { stem, idf, weight }) => sum + (stems.has(stem) ? idf * weight : 0), 0),
  );
  const highest = Math.max(...scores);
  const asked = rows.filter(
    ({ text }, index) =>
      (scores[index] ?? 0) >= highest && (rows.length > SMALL_TABLE || isNamed(query, text)),
  );
  return asked.length > 0 && asked.length < rows.length / 2 ? [...header, ...asked] : null;
}

/** The question says most of what stands at the row's beginning; a word in common is not enough to leave the other rows out. */
function isNamed(query: Query, row: string): boolean {
  const lead = row.split(LEAD_END, 1)[0] ?? "";
  const said = new Set(
    query.terms.flatMap(({ stem, alike = [] }) => [stem, ...alike.map((other) => other.stem)]),
  );
  return namedShare(said, subjectOf(lead)) >= NAMED;
}

/** "Tuesday" may be meant by "Monday to Friday". */
export function asksOtherDay(query: Query, named: readonly { stem: string }[]): boolean {
  return query.terms.some(
    ({ word, stem }) => WEEKDAY.test(word) && !named.some((one) => one.stem === stem),
  );
}
