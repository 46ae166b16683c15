import type { PassageUnit } from "../retrieval/passage-words.ts";
import type { Query } from "../retrieval/ports.ts";

const FEWEST_ROWS = 3;
const ENTRIES = 0.6;
const ENTRY = /^[^\n]{1,80}?(?:: | — )\S/;
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
  const telling = query.terms.filter(({ stem }) => {
    const holding = rows.filter(({ stems }) => stems.has(stem)).length;
    return holding > 0 && holding < rows.length / 2;
  });
  // "Tuesday" may be meant by "Monday to Friday".
  const isOpenDay = query.terms.some(
    ({ word, stem }) => WEEKDAY.test(word) && !telling.some((term) => term.stem === stem),
  );
  if (telling.length === 0 || isOpenDay) return null;
  const scores = rows.map(({ stems }) =>
    telling.reduce((sum, { stem, idf, weight }) => sum + (stems.has(stem) ? idf * weight : 0), 0),
  );
  const highest = Math.max(...scores);
  const asked = rows.filter((_, index) => (scores[index] ?? 0) >= highest);
  return asked.length > 0 && asked.length < rows.length / 2 ? [...header, ...asked] : null;
}
