const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS = new Set("aeiouy");
/** How far the letters of the row below stand to the right. */
const SHIFT = [0, 0.25, 0.75];
const NEAR = 1.2;

const PLACES = new Map(
  ROWS.flatMap((row, y) => [...row].map((letter, x) => [letter, { x: x + (SHIFT[y] ?? 0), y }])),
);

/** Whether a letter is easily written for another: a vowel for a vowel, or one beside it on the keyboard. */
export function isLikelySlip(said: string, meant: string): boolean {
  if (VOWELS.has(said) && VOWELS.has(meant)) return true;
  const [a, b] = [PLACES.get(said), PLACES.get(meant)];
  return a !== undefined && b !== undefined && Math.hypot(a.x - b.x, a.y - b.y) <= NEAR;
}
