import { splitSentences } from "./sentences.ts";

/** A paragraph in sentences, a list in items (nested ones belong to theirs), a table in rows, or code as one unit. */
export type AnswerBlock = {
  kind: "prose" | "list" | "rows" | "code";
  text: string;
  units: string[];
};

const ITEM = /^\s*(?:-|\d+\.) /;

/** Reads a passage's text back into blocks: they are parted by blank lines. */
export function splitBlocks(text: string): AnswerBlock[] {
  return joinCode(text.split(/\n{2,}/)).map(readBlock);
}

/** Code may hold blank lines itself. */
function joinCode(parts: string[]): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const part of parts) {
    if (isOpen) joined[joined.length - 1] += `\n\n${part}`;
    else joined.push(part);
    const fences = part.match(/^```/gm)?.length ?? 0;
    if (fences % 2 === 1) isOpen = !isOpen;
  }
  return joined;
}

function readBlock(text: string): AnswerBlock {
  if (text.startsWith("```")) return { kind: "code", text, units: [text] };
  const lines = text.split("\n");
  if (lines.length === 1 && !ITEM.test(text))
    return { kind: "prose", text, units: splitSentences(text) };
  if (lines.some((line) => ITEM.test(line))) return { kind: "list", text, units: listItems(lines) };
  return { kind: "rows", text, units: lines };
}

function listItems(lines: string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (/^(?:-|\d+\.) /.test(line) || items.length === 0) items.push(line);
    else items[items.length - 1] += `\n${line}`;
  }
  return items;
}
