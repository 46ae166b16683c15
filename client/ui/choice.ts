import type { JSX } from "solid-js";

/** One line of a list to choose from. */
export interface Choice {
  id: string;
  label: string;
  /** Quiet words at the end of the line. */
  detail?: string;
  /** A shortcut that does the same. */
  shortcut?: string;
  mark?: () => JSX.Element;
  isChecked?: boolean;
  /** Further words that find it. */
  keywords?: string;
  group?: string;
}

/** Those whose words begin with every word typed, best first: label starts before label contains before the rest; groups stay together. */
export function matchingChoices(choices: readonly Choice[], typed: string): Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...choices];
  const rank = (choice: Choice): number => {
    const label = choice.label.toLowerCase();
    const all = `${label} ${choice.keywords ?? ""} ${choice.detail ?? ""}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) return -1;
    return label.startsWith(words[0] ?? "") ? 0 : label.includes(words[0] ?? "") ? 1 : 2;
  };
  const ranked = choices
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
  return [...Map.groupBy(ranked, (choice) => choice.group).values()].flat();
}
