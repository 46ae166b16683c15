import { parse } from "yaml";

export type FrontMatter = { title: string | null; url: string | null; language: string | null };

type Fields = Record<string, unknown>;

const YAML = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
/** As Hugo writes them. */
const TOML = /^\+\+\+[ \t]*\r?\n([\s\S]*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/;
const JSON_OBJECT = /^(\{[ \t]*\r?\n[\s\S]*?\r?\n\})[ \t]*(?:\r?\n|$)/;
const NONE: FrontMatter = { title: null, url: null, language: null };

/** Reads the block of fields at the top of a Markdown file and blanks it, so that offsets stay those of the file. */
export function readFrontMatter(source: string): { front: FrontMatter; body: string } {
  const [pattern, parseFields] = source.startsWith("+++")
    ? [TOML, parseLines]
    : source.startsWith("{")
      ? [JSON_OBJECT, parseJson]
      : [YAML, parseYaml];
  const found = pattern.exec(source);
  const fields = found && parseFields(found[1] ?? "");
  if (!fields) return { front: NONE, body: source };
  const body = blank(found[0]) + source.slice(found[0].length);
  return { front: readFields(fields), body };
}

/** As many characters as before, all of them spaces or line ends. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => " ".repeat(line.length));
}

function readFields(fields: Fields): FrontMatter {
  const text = (...names: string[]) => {
    for (const name of names) {
      const value = fields[name];
      if (typeof value === "number") return String(value);
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

const PLAIN = String.raw`[^\s"'|>&*!%@\x60{}[\]#,?:~-](?:(?!: | #)[^\r\n])*`;
const VALUE = String.raw`${PLAIN}|"[^"\\\r\n]*"|'[^'\r\n]*'`;
/** A field in one line, an item of a list, or nothing. */
const PLAIN_LINE = new RegExp(
  `^(?:([A-Za-z][\\w.-]*):(?:[ \\t]+(${VALUE}))?|[ \\t]*- (?:${VALUE})|)[ \\t]*\r?$`,
);
const NO_TEXT = /^(?:null|true|false)$/i;

/** Most front matter is plain `name: value` lines; to know that is ten times as fast as to parse it. */
function parsePlain(yaml: string): Fields | null {
  const fields: Fields = {};
  for (const line of yaml.split("\n")) {
    const found = PLAIN_LINE.exec(line);
    if (!found) return null;
    const [, name, value = ""] = found;
    if (name === undefined) continue;
    if (Object.hasOwn(fields, name)) return null;
    fields[name] = NO_TEXT.test(value) ? null : value.replace(/^(["'])(.*)\1$/, "$2").trim();
  }
  return Object.keys(fields).length > 0 ? fields : null;
}

/** Null for text between two rules. What is not valid YAML (an unquoted colon is common) still has plain lines. */
function parseYaml(yaml: string): Fields | null {
  const plain = parsePlain(yaml);
  if (plain) return plain;
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 10, logLevel: "error" });
    if (value === null) return {};
    return typeof value === "object" && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return parseLines(yaml);
  }
}

function parseJson(text: string): Fields | null {
  try {
    return JSON.parse(text) as Fields;
  } catch {
    return null;
  }
}

/** `name: value` and `name = "value"`, each on a line of its own. */
function parseLines(text: string): Fields | null {
  const lines = text.matchAll(/^([\w.-]+)[ \t]*[:=][ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|(\S.*))\s*$/gm);
  const fields = Array.from(lines, ([, name, double, single, bare]) => [
    name,
    double ?? single ?? bare?.trim(),
  ]);
  return fields.length > 0 ? Object.fromEntries(fields) : null;
}
