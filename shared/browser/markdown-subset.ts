/** What a message may contain besides plain text. Everything else stays the text it is. */
export type Block =
  | { kind: "paragraph"; content: Inline[] }
  | { kind: "heading"; content: Inline[] }
  | { kind: "quote"; content: Inline[] }
  | { kind: "list"; isOrdered: boolean; start: number; items: Inline[][] }
  | { kind: "code"; text: string };

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "code"; text: string }
  | { kind: "strong"; content: Inline[] }
  | { kind: "emphasis"; content: Inline[] }
  | { kind: "link"; href: string; content: Inline[] };

const NESTING = 4;
const LIST_ITEM = /^\s{0,3}(?:[-*+•]|(\d{1,4})[.)])\s+(.*)$/;
const HEADING = /^#{1,6}\s+(.+)$/;
const QUOTE = /^>\s?(.*)$/;
const FENCE = /^\s{0,3}```/;

/** Reads a message's Markdown subset; total: any text gives blocks, none gives an error. */
export function parseMarkdown(text: string): Block[] {
  const lines = text.replaceAll(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (line.trim() === "") at += 1;
    else at = takeBlock(lines, at, blocks);
  }
  return blocks;
}

function takeBlock(lines: string[], at: number, blocks: Block[]): number {
  const line = lines[at] ?? "";
  if (FENCE.test(line)) return takeCode(lines, at, blocks);
  if (LIST_ITEM.test(line)) return takeList(lines, at, blocks);
  const heading = HEADING.exec(line)?.[1];
  if (heading !== undefined) {
    blocks.push({ kind: "heading", content: parseInline(heading, NESTING) });
    return at + 1;
  }
  const isQuote = QUOTE.test(line);
  const end = endOf(lines, at, (one) => (isQuote ? QUOTE.test(one) : isPlain(one)));
  const content = lines
    .slice(at, end)
    .map((one) => (isQuote ? (QUOTE.exec(one)?.[1] ?? "") : one.trim()))
    .join("\n");
  blocks.push({ kind: isQuote ? "quote" : "paragraph", content: parseInline(content, NESTING) });
  return end;
}

function takeCode(lines: string[], at: number, blocks: Block[]): number {
  const end = endOf(lines, at + 1, (one) => !FENCE.test(one));
  blocks.push({ kind: "code", text: lines.slice(at + 1, end).join("\n") });
  return end + 1;
}

function takeList(lines: string[], at: number, blocks: Block[]): number {
  const first = LIST_ITEM.exec(lines[at] ?? "");
  const isOrdered = first?.[1] !== undefined;
  const items: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const item = LIST_ITEM.exec(line);
    if (item !== null && (item[1] !== undefined) === isOrdered) items.push(item[2] ?? "");
    else if (item === null && /^\s+\S/.test(line))
      items.push(`${items.pop() ?? ""}\n${line.trim()}`);
    else break;
  }
  blocks.push({
    kind: "list",
    isOrdered,
    start: Number(first?.[1] ?? 1),
    items: items.map((item) => parseInline(item, NESTING)),
  });
  return end;
}

function endOf(lines: string[], at: number, belongs: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && belongs(lines[end] ?? "")) end += 1;
  return end;
}

function isPlain(line: string): boolean {
  return line.trim() !== "" && ![FENCE, LIST_ITEM, HEADING, QUOTE].some((one) => one.test(line));
}

const INLINE = new RegExp(
  [
    /`([^`\n]+)`/,
    /\[([^\]\n]{1,500})\]\(([^\s()]{1,2000})\)/,
    /\*\*(\S(?:[^\n]{0,2000}?\S)?)\*\*/,
    /\*([^\s*](?:[^*\n]{0,2000}?[^\s*])?)\*/,
    /(?<![\p{L}\p{N}_])_([^\s_](?:[^_\n]{0,2000}?[^\s_])?)_(?![\p{L}\p{N}_])/u,
    /(https?:\/\/[^\s<>"]{1,2000})/,
    /(\n)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

function parseInline(text: string, nesting: number): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const token = tokenOf(match, nesting);
    if (token === null) continue;
    if (match.index > from) found.push({ kind: "text", text: text.slice(from, match.index) });
    found.push(token.inline);
    from = match.index + token.length;
  }
  if (from < text.length) found.push({ kind: "text", text: text.slice(from) });
  return found;
}

function tokenOf(
  [whole, code, label, target, strong, starred, underlined, url, newline]: RegExpExecArray,
  nesting: number,
): { inline: Inline; length: number } | null {
  const inner = (text: string): Inline[] =>
    nesting > 0 ? parseInline(text, nesting - 1) : [{ kind: "text", text }];
  const length = whole.length;
  if (newline !== undefined) return { inline: { kind: "break" }, length };
  if (code !== undefined) return { inline: { kind: "code", text: code }, length };
  if (strong !== undefined) return { inline: { kind: "strong", content: inner(strong) }, length };
  const emphasis = starred ?? underlined;
  if (emphasis !== undefined)
    return { inline: { kind: "emphasis", content: inner(emphasis) }, length };
  if (url !== undefined) return bareLink(url);
  const href = safeHref(target ?? "");
  if (href === null || label === undefined) return null;
  return { inline: { kind: "link", href, content: [{ kind: "text", text: label }] }, length };
}

/** A sentence's full stop is not part of the address in it. */
function bareLink(url: string): { inline: Inline; length: number } | null {
  const trimmed = url.replace(/[.,;:!?'")\]}*_]+$/u, "");
  const href = safeHref(trimmed);
  if (href === null) return null;
  return {
    inline: { kind: "link", href, content: [{ kind: "text", text: trimmed }] },
    length: trimmed.length,
  };
}

/** The address if it may be followed from a message (http, https, mailto), else null. */
export function safeHref(target: string): string | null {
  if (!URL.canParse(target)) return null;
  const url = new URL(target);
  return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
}
