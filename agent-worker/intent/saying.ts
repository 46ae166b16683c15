/** What may be said any number of times before, what has to be said, and what may follow it. */
export type Saying = { before: RegExp; core: RegExp; after: RegExp };

const LONGEST_PART = 12;
const NOTHING = /(?!)/;

export function saying(parts: {
  before?: readonly string[];
  core: readonly string[];
  after?: readonly string[];
}): Saying {
  const anyOf = (patterns: readonly string[] = []) =>
    patterns.length > 0 ? new RegExp(`^(?:${patterns.join("|")})$`) : NOTHING;
  return { before: anyOf(parts.before), core: anyOf(parts.core), after: anyOf(parts.after) };
}

/**
 * Whether the words are nothing but the saying. Every stretch of words is looked at once: one expression over the whole
 * text tried all ways to part "ok ok ok ..." and took hours.
 */
export function isSaid(words: readonly string[], { before, core, after }: Saying): boolean {
  const opened = new Set([0]);
  const said = new Set<number>();
  for (let at = 0; at < words.length; at += 1) {
    if (!opened.has(at) && !said.has(at)) continue;
    for (let end = at + 1; end <= Math.min(words.length, at + LONGEST_PART); end += 1) {
      const part = words.slice(at, end).join(" ");
      if (opened.has(at) && before.test(part)) opened.add(end);
      if (opened.has(at) && core.test(part)) said.add(end);
      if (said.has(at) && after.test(part)) said.add(end);
    }
  }
  return said.has(words.length);
}
