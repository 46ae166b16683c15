import { expect, test } from "vitest";
import type { QueryTerm } from "./ports.ts";
import { stems } from "./passage-words.ts";
import { openTermCounter } from "./term-counter.ts";

const TEXTS = [
  "Hopping and hoped, the happy ponies' happiness: sensibilities of a sensible, relational relation.",
  "Our e_mail form (v2) is sent by e-mail; a skyline is no sky, and dying dies.",
  "Café “crème”… naïve Größe, STRASSE straße ﬁle files filing",
  "周末上午九点开门 opens at 9, ABC株式会社",
  "",
];

test.each(TEXTS)("terms are counted in %j as reading all of its words would", (text) => {
  const asked = [...new Set([...TEXTS.flatMap(stems), "nowhere"])];
  const terms = asked.map((stem): QueryTerm => ({
    word: stem,
    stem,
    idf: 1,
    weight: 1,
    isKnown: true,
  }));
  const counts = openTermCounter(terms)(text);
  const words = stems(text);
  for (const stem of asked) {
    const expected = words.filter((one) => one === stem).length;
    expect([stem, counts.get(stem) ?? 0]).toEqual([stem, expected]);
  }
});
