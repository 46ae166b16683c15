import { parse } from "yaml";

export type FrontMatter = { title: string | null; url: string | null; language: string | null };

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const NONE: FrontMatter = { title: null, url: null, language: null };

/** Reads the YAML block at the top of a Markdown file and blanks it, so that offsets stay those of the file. */
export function readFrontMatter(source: string): { front: FrontMatter; body: string } {
  const found = FRONT_MATTER.exec(source);
  if (!found) return { front: NONE, body: source };
  const body = blank(found[0]) + source.slice(found[0].length);
  return { front: readFields(found[1] ?? ""), body };
}

/** As many characters as before, all of them spaces or line ends. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

function readFields(yaml: string): FrontMatter {
  const fields = parseFields(yaml);
  const text = (...names: string[]) => {
    for (const name of names) {
      const value = fields[name];
      if (typeof value === "string" && value.trim()) return value.trim();
    }
    return null;
  };
  const url = text("url", "canonical_url", "canonical", "permalink", "source_url");
  return {
    title: text("title", "name"),
    url: url && /^https?:\/\//i.test(url) ? url : null,
    language: text("language", "lang", "locale")?.slice(0, 2).toLowerCase() ?? null,
  };
}

/** A front matter that is not valid YAML (an unquoted colon is common) still gives its plain `name: value` lines. */
function parseFields(yaml: string): Record<string, unknown> {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 10, logLevel: "error" });
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    const lines = yaml.matchAll(/^([\w.-]+):[ \t]*(\S.*)$/gm);
    return Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value]));
  }
}
