import { safeLink } from "./safe-link.ts";

/** The subset of Markdown that messages may use, as data: nothing in it is ever parsed as HTML. */
export type Block =
  | { kind: "paragraph"; lines: Inline[][] }
  | { kind: "list"; isOrdered: boolean; start: number; items: Inline[][] }
  | { kind: "code"; text: string };

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong" | "emphasis"; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] };

const BULLET = /^\s{0,3}[-*•]\s+(.*)$/;
const NUMBER = /^\s{0,3}(\d{1,4})[.)]\s+(.*)$/;
const FENCE = /^\s{0,3}```/;
const DEPTH = 6;

export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (line.trim() === "") at += 1;
    else if (FENCE.test(line)) at = readCode(lines, at, blocks);
    else if (BULLET.test(line) || NUMBER.test(line)) at = readList(lines, at, blocks);
    else at = readParagraph(lines, at, blocks);
  }
  return blocks;
}

function readCode(lines: string[], from: number, blocks: Block[]): number {
  let to = from + 1;
  while (to < lines.length && !FENCE.test(lines[to] ?? "")) to += 1;
  blocks.push({ kind: "code", text: lines.slice(from + 1, to).join("\n") });
  return to + 1;
}

function readList(lines: string[], from: number, blocks: Block[]): number {
  const numbered = NUMBER.exec(lines[from] ?? "");
  const pattern = numbered === null ? BULLET : NUMBER;
  const items: Inline[][] = [];
  let to = from;
  for (let match = pattern.exec(lines[to] ?? ""); match !== null;) {
    items.push(parseInline(match.at(-1) ?? ""));
    to += 1;
    match = pattern.exec(lines[to] ?? "");
  }
  const start = numbered === null ? 1 : Number(numbered[1]);
  blocks.push({ kind: "list", isOrdered: numbered !== null, start, items });
  return to;
}

function readParagraph(lines: string[], from: number, blocks: Block[]): number {
  const isPlain = (line: string | undefined) =>
    line !== undefined &&
    line.trim() !== "" &&
    !FENCE.test(line) &&
    !BULLET.test(line) &&
    !NUMBER.test(line);
  let to = from + 1;
  while (isPlain(lines[to])) to += 1;
  blocks.push({ kind: "paragraph", lines: lines.slice(from, to).map((line) => parseInline(line)) });
  return to;
}

const TOKEN =
  /`([^`\n]+)`|\*\*(?=\S)(.+?\S|\S)\*\*|(?<![\w*])[*_](?=\S)([^*_\n]*[^*_\s])[*_](?!\w)|\[([^\]\n]+)\]\(([^)\s]+)\)|\b(https?:\/\/[^\s<>"]+)/g;

export function parseInline(text: string, depth = 0): Inline[] {
  if (depth > DEPTH) return [{ kind: "text", text }];
  const found: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const token = inlineOf(match, depth);
    if (token === null) continue;
    if (match.index > at) found.push({ kind: "text", text: text.slice(at, match.index) });
    found.push(...token);
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ kind: "text", text: text.slice(at) });
  return found;
}

function inlineOf(match: RegExpMatchArray, depth: number): Inline[] | null {
  const [, code, strong, emphasis, label, target, address] = match;
  if (code !== undefined) return [{ kind: "code", text: code }];
  if (strong !== undefined) return [{ kind: "strong", children: parseInline(strong, depth + 1) }];
  if (emphasis !== undefined)
    return [{ kind: "emphasis", children: parseInline(emphasis, depth + 1) }];
  if (address !== undefined) return linkToAddress(address);
  const href = safeLink(target ?? "");
  if (href === null || label === undefined) return null;
  return [{ kind: "link", href, children: [{ kind: "text", text: label }] }];
}

/** Punctuation at the end belongs to the sentence, not to the address. */
function linkToAddress(address: string): Inline[] | null {
  const bare = address.replace(/[.,;:!?)\]'"]+$/, "");
  const href = safeLink(bare);
  if (href === null) return null;
  const rest = address.slice(bare.length);
  const link: Inline = { kind: "link", href, children: [{ kind: "text", text: bare }] };
  return rest === "" ? [link] : [link, { kind: "text", text: rest }];
}
