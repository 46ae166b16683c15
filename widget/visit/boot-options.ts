/** What the loader told the app in the address's hash. */
export interface BootOptions {
  /** The agent's public widget key. */
  key: string;
  /** Origin of the customer's page; null when the app stands alone. */
  page: string | null;
  language: string;
  accent: string | null;
  radius: string | null;
  theme: "light" | "dark" | null;
}

export function readBootOptions(hash: string, browserLanguage: string): BootOptions {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  const theme = told.get("theme");
  return {
    key: (told.get("key") ?? "").slice(0, 64),
    page: originOf(told.get("page")),
    language: told.get("language") || browserLanguage,
    accent: told.get("accent") || null,
    radius: told.get("radius") || null,
    theme: theme === "light" || theme === "dark" ? theme : null,
  };
}

function originOf(page: string | null): string | null {
  if (page === null || !URL.canParse(page)) return null;
  const { protocol, origin } = new URL(page);
  return protocol === "https:" || protocol === "http:" ? origin : null;
}
