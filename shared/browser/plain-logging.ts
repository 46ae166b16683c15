/** Stands in for `lib0/logging` in the widget's build: of that, Yjs uses two warnings, and the original brings 16 KB with it. */
export const BOLD = "";
export const UNBOLD = "";
export const ORANGE = "";
export const RED = "";

export function print(...words: unknown[]): void {
  console.info(...words);
}

export function warn(...words: unknown[]): void {
  console.warn(...words);
}
