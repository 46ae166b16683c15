import { stems } from "../retrieval/passage-words.ts";
import type { Query } from "../retrieval/ports.ts";
import { asksOtherDay } from "./table-rows.ts";

/** "Northgate — Saturday: closed; Sunday: closed", as tables of three columns and more are written. */
const ROW = /^(.{1,80}?) — (.+)$/;
const NAME = /(?:^|; )([^:;]{1,40}): /g;
const FEWEST_COLUMNS = 2;

/** The rows with nothing but the columns that a question names; null where it names none of them, or all. */
export function askedColumns(query: Query, rows: readonly string[]): string[] | null {
  const read = rows.map((row) => ROW.exec(row));
  const names = namesOf(read.map((row) => row?.[2] ?? ""));
  if (names.length < FEWEST_COLUMNS) return null;
  const asked = new Set(query.terms.map(({ stem }) => stem));
  const wanted = names.filter((name) => stems(name).some((stem) => asked.has(stem)));
  if (wanted.length === 0 || wanted.length === names.length) return null;
  if (
    asksOtherDay(
      query,
      wanted.flatMap(stems).map((stem) => ({ stem })),
    )
  )
    return null;
  return read.flatMap((row) => {
    const [, lead = "", cells = ""] = row ?? [];
    const kept = cellsOf(cells, names).filter(({ name }) => wanted.includes(name));
    if (kept.length === 0) return [];
    return [`${lead} — ${kept.map(({ name, value }) => `${name}: ${value}`).join("; ")}`];
  });
}

/** The names that stand in every row: a value may hold "; " and ": " as well. */
function namesOf(rows: readonly string[]): string[] {
  const [first = "", ...others] = rows;
  const names = Array.from(first.matchAll(NAME), ([, name = ""]) => name);
  return names.filter((name) => others.every((row) => `; ${row}`.includes(`; ${name}: `)));
}

function cellsOf(row: string, names: readonly string[]): { name: string; value: string }[] {
  const starts = names.map((name) => ({ name, at: `; ${row}`.indexOf(`; ${name}: `) }));
  const inOrder = starts.toSorted((a, b) => a.at - b.at);
  return inOrder.map(({ name, at }, index) => {
    const end = inOrder[index + 1]?.at ?? row.length + 2;
    return {
      name,
      value: row
        .slice(at + name.length + 2, end - 2)
        .replace(/;$/, "")
        .trim(),
    };
  });
}
