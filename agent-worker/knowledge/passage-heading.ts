/** The headings above a passage as one line, from the JSON they are stored as; the article's title where there are none. */
export function readPassageHeading(title: string, headings: string): string {
  const path: unknown = JSON.parse(headings);
  const below = Array.isArray(path) ? path.map(String) : [];
  // The first heading usually repeats the title.
  if (below[0] === title) below.shift();
  return below.join(" › ") || title;
}
