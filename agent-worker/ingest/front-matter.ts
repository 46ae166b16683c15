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

const NAME = /^[A-Za-z][\w.-]*$/;
/** What YAML takes for a sign of its own at the beginning of a value. */
const SIGNS = "\"'|>&*!%@`{}[]#,?:-~";
const NO_TEXT = /^(?:null|true|false)$/i;

/** Most front matter is plain `name: value` lines; to know that is ten times as fast as to parse it. */
function parsePlain(yaml: string): Fields | null {
  const fields: Fields = {};
  for (const written of yaml.split("\n")) {
    const line = written.trimEnd();
    const isItem = /^[ \t]*- /.test(line);
    const colon = isItem ? line.indexOf("-") : line.indexOf(":");
    const value = readPlain(line.slice(colon + 1));
    if (value === undefined) return null;
    if (isItem || line === "") continue;
    const name = line.slice(0, Math.max(0, colon));
    if (!NAME.test(name) || Object.hasOwn(fields, name)) return null;
    fields[name] = value;
  }
  return Object.keys(fields).length > 0 ? fields : null;
}

/** The text of a value; null where it is none, undefined where only YAML's own rules tell. */
function readPlain(written: string): string | null | undefined {
  const value = written.trimStart();
  const [sign = ""] = value;
  if (value === "") return null;
  if (written === value) return undefined;
  if (!SIGNS.includes(sign)) {
    if (value.includes(": ") || value.includes(" #")) return undefined;
    return NO_TEXT.test(value) ? null : value;
  }
  const inner = value.slice(1, -1);
  const isQuoted = (sign === '"' || sign === "'") && value.length > 1 && value.endsWith(sign);
  return isQuoted && !inner.includes(sign) && !inner.includes("\\") ? inner : undefined;
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
