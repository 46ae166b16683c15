const BLANK = /\{([a-z][a-z0-9_]{0,39})\}/g;
/** What looks like a blank to whoever wrote it, such as `{Order number}`. */
const MEANT = /\{([^{}\n]{1,60})\}/g;

/** A text with `{name}` replaced by what `valueOf` gives for the name. */
export function fillBlanks(text: string, valueOf: (name: string) => string): string {
  return text.replace(BLANK, (_, name: string) => valueOf(name));
}

/** The names of the blanks in a text, each once. */
export function blankNames(text: string): string[] {
  return namesIn(text, BLANK);
}

/** All that was meant to be a blank, well formed or not, each once. */
export function meantBlanks(text: string): string[] {
  return namesIn(text, MEANT);
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
}
