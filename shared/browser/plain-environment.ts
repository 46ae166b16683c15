/** Stands in for `lib0/environment` in the widget's build: of that, Yjs uses what is here; the original looks for settings in the page's address and storage. */
export const isBrowser = true;

export function getVariable(_name: string): string | null {
  return null;
}
