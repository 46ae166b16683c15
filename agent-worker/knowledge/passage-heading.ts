/** The headings above a passage, the outermost first, from the JSON they are stored as; without the article's title. */
export function readHeadings(title: string, json: string): string[] {
  const path: unknown = JSON.parse(json);
  const headings = Array.isArray(path) ? path.map(String) : [];
  // The first heading usually repeats the title.
  if (headings[0] === title) headings.shift();
  return headings;
}

/** The same as one line; the article's title where there are none. */
export function readPassageHeading(title: string, json: string): string {
  return readHeadings(title, json).join(" › ") || title;
}
