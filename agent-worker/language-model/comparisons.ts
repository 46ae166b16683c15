import { readFacts } from "./claim-facts.ts";

/** On which side of its number a comparison lies; `isStrict` where the number itself is not meant. */
export type Comparison = { side: "up" | "down"; isStrict: boolean };

const AMOUNT = String.raw`(?:(?:of|the|an?|to|de|les|el|la|los|von)\s+){0,2}[$€£]?\s*(?<amount>\d[\d.,:]*\d|\d|[a-z]{3,6}\b)`;
const WORDS: readonly [string, Comparison][] = [
  [
    "no more than|not more than|at most|maximum|max|up to|within|no later than|not later than|hochstens|maximal|bis zu|nicht mehr als|innerhalb von|como maximo|maximo|hasta|no mas de|au plus|jusqu a|pas plus de|dans les",
    { side: "down", isStrict: false },
  ],
  [
    "no less than|not less than|no fewer than|at least|minimum|min|mindestens|wenigstens|nicht weniger als|al menos|por lo menos|como minimo|minimo|no menos de|au moins|pas moins de",
    { side: "up", isStrict: false },
  ],
  [
    "more than|over|above|exceed(?:s|ing)?|(?:greater|higher|older|longer|larger|bigger|heavier|later) than|beyond|after|mehr als|uber|alter als|langer als|schwerer als|nach|mas de|despues de|tras|apres|mayor(?:es)? de|plus de|superieure? a",
    { side: "up", isStrict: true },
  ],
  [
    "less than|fewer than|under|below|(?:lower|younger|shorter|smaller|lighter|earlier) than|before|weniger als|unter|junger als|kurzer als|leichter als|vor|menos de|antes de|avant|menor(?:es)? de|moins de|inferieure? a",
    { side: "down", isStrict: true },
  ],
];
const BEFORE = WORDS.map(([words, comparison]) => ({
  pattern: new RegExp(String.raw`\b(?:${words})\s+${AMOUNT}`, "g"),
  comparison,
}));
const BEHIND: readonly { pattern: RegExp; comparison: Comparison }[] = [
  {
    pattern:
      /(?<amount>\d[\d.,:]*\d|\d|\b[a-z]{3,6})(?:\s+[a-z]+){0,2}?\s+(?:or|and|oder|und|o|y|ou|et)\s+(?:more|older|above|over|up|longer|larger|mehr|alter|mas|mayores|plus)\b/g,
    comparison: { side: "up", isStrict: false },
  },
  {
    pattern:
      /(?<amount>\d[\d.,:]*\d|\d|\b[a-z]{3,6})(?:\s+[a-z]+){0,2}?\s+(?:or|and|oder|und|o|y|ou|et)\s+(?:less|fewer|younger|under|below|shorter|smaller|weniger|junger|menos|menores|moins)\b/g,
    comparison: { side: "down", isStrict: false },
  },
];

/** The comparisons of a folded text by their number's fact, and the text without their words. */
export function readComparisons(folded: string): { found: Map<string, Comparison>; rest: string } {
  const found = new Map<string, Comparison>();
  let rest = folded;
  for (const { pattern, comparison } of [...BEFORE, ...BEHIND])
    rest = rest.replace(pattern, (matched: string, ...groups: unknown[]) => {
      const { amount = "" } = groups.at(-1) as { amount?: string };
      const facts = [...readFacts(amount)].filter((fact) => fact.startsWith("number:"));
      if (facts.length === 0) return matched;
      for (const fact of facts) if (!found.has(fact)) found.set(fact, comparison);
      return ` ${amount} `;
    });
  return { found, rest };
}
