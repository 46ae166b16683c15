import { type Block, isSamePath } from "./block.ts";

const STEP = /^(\d{1,2})[.)] (?=\S)/;

/** Steps that pictures or the way they were written have parted ("1\. Click", a list for each step) are one list again. */
export function joinSteps(blocks: Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (before && follows(before, block)) joined[joined.length - 1] = joinBlocks(before, block);
    else joined.push(block);
  }
  return joined;
}

function follows(before: Block, block: Block): boolean {
  const last = numbers(before).at(-1);
  if (last === undefined || numbers(block)[0] !== last + 1) return false;
  return isSamePath(before.headings, block.headings);
}

/** Those at the beginning of lines; none where the block does not begin with one. */
function numbers({ kind, text }: Block): number[] {
  if (kind !== "paragraph" && kind !== "list") return [];
  const found = text.split("\n").map((line) => STEP.exec(line)?.[1]);
  return found[0] === undefined ? [] : found.flatMap((number) => (number ? [Number(number)] : []));
}

function joinBlocks(before: Block, block: Block): Block {
  const text = [before, block].map((one) => one.text.replace(STEP, "$1. ")).join("\n");
  const start = Math.min(before.start, block.start);
  return { ...before, kind: "list", text, start, end: Math.max(before.end, block.end) };
}
