import { type Block, type Document, HeadingStack, tidyText } from "./block.ts";

type Line = { text: string; start: number; end: number };
type Group = Line[];

const UNDERLINE = /^(?:={3,}|-{3,}|~{3,})$/;
const ITEM = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;
const LONGEST_HEADING = 70;

/** Plain text: blank lines part the blocks, and only what can hardly be anything else counts as a heading. */
export function readPlainText(source: string): Document {
  const groups = groupLines(source);
  const headings = new HeadingStack();
  const blocks: Block[] = [];
  let title: string | null = null;
  for (const [index, group] of groups.entries()) {
    const heading = headingOf(group, groups[index + 1]);
    if (heading) {
      if (index === 0) title = heading.text;
      headings.enter(index === 0 ? 1 : heading.level, heading.text);
      const rest = group.slice(heading.lines);
      if (rest.length > 0) blocks.push(makeBlock(rest, headings.path));
    } else blocks.push(makeBlock(group, headings.path));
  }
  return { title, url: null, language: null, blocks };
}

function groupLines(source: string): Group[] {
  const groups: Group[] = [[]];
  let at = 0;
  // Old Macs end lines with a carriage return alone.
  for (const raw of source.replace(/\r(?!\n)/g, "\n").split("\n")) {
    const text = raw.replace(/\r$/, "");
    if (text.trim()) groups.at(-1)?.push({ text, start: at, end: at + text.length });
    else if (groups.at(-1)?.length) groups.push([]);
    at += raw.length + 1;
  }
  return groups.filter((group) => group.length > 0);
}

function headingOf(
  group: Group,
  next: Group | undefined,
): { text: string; level: number; lines: number } | null {
  const [first, second] = group;
  if (!first || ITEM.test(first.text)) return null;
  const text = tidyText(first.text);
  if (text.length > LONGEST_HEADING) return null;
  if (second && UNDERLINE.test(second.text.trim())) {
    return { text, level: second.text.trim().startsWith("=") ? 2 : 3, lines: 2 };
  }
  if (group.length > 1)
    return text.endsWith("?") && !ITEM.test(second?.text ?? "")
      ? { text, level: 4, lines: 1 }
      : null;
  if (!next) return null;
  if (isCapitals(text)) return { text, level: 2, lines: 1 };
  if (text.endsWith("?")) return { text, level: 4, lines: 1 };
  const isLabel =
    !/[.,;!]$/.test(text) && text.split(" ").length <= 8 && /^[\p{Lu}\p{N}]/u.test(text);
  const nextIsLonger = next.length > 1 || (next[0]?.text.length ?? 0) > LONGEST_HEADING;
  return isLabel && nextIsLonger ? { text: text.replace(/:$/, ""), level: 3, lines: 1 } : null;
}

function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return (
    letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  );
}

function makeBlock(lines: Line[], headings: string[]): Block {
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? start;
  const isList =
    lines.length > 1 && lines.filter((line) => ITEM.test(line.text)).length >= lines.length / 2;
  if (!isList) {
    return {
      kind: "paragraph",
      text: tidyText(lines.map((line) => line.text).join(" ")),
      headings,
      start,
      end,
    };
  }
  return { kind: "list", text: writeItems(lines), headings, start, end };
}

function writeItems(lines: Line[]): string {
  const items: string[] = [];
  for (const { text } of lines) {
    const marker = /^\s*(\d{1,3})[.)]/.exec(text)?.[1];
    const body = tidyText(text.replace(ITEM, ""));
    if (ITEM.test(text)) items.push(`${marker ? `${marker}.` : "-"} ${body}`);
    else if (items.length === 0) items.push(body);
    else items.push(`${items.pop() ?? ""} ${body}`);
  }
  return items.join("\n");
}
