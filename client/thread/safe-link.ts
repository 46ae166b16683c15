const SAFE = new Set(["http:", "https:", "mailto:"]);

/** The address if it is one that a click may follow, else null: never a script, never a file, never our own pages. */
export function safeLink(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return SAFE.has(url.protocol) ? url.href : null;
}
