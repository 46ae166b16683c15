/** Up to two letters: first of the first and of the last word, or the last two characters of a short code. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return "?";
  if (words.length === 1) return [...first].slice(0, 2).join("").toUpperCase();
  if (first === "Visitor") return [...last].slice(0, 2).join("").toUpperCase();
  return `${[...first][0] ?? ""}${[...last][0] ?? ""}`.toUpperCase();
}

/** Hues in degrees for people; they keep clear of the agent's violet. */
export const hues: readonly number[] = [18, 45, 75, 110, 145, 175, 205, 235, 345];

/** A hue in degrees that depends on the id alone. */
export function hueOf(id: string): number {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return hues[sum % hues.length] ?? 205;
}
