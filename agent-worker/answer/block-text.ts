import type { AnswerBlock } from "../text/blocks.ts";

/** `rest` is how many items of a long list were left out. */
export type BlockText = { text: string; quote: string; rest: number };

/** Items of a list, and steps. */
const MOST_ITEMS = 8;
const MOST_STEPS = 16;

/** A list or table with the line that leads to it; of a long one, the items around the best. */
export function blockText(blocks: AnswerBlock[], at: number, position: number): BlockText {
  const block = blocks[at];
  if (!block) return { text: "", quote: "", rest: 0 };
  const isOrdered = /^\d+\. /.test(block.units[0] ?? "");
  // Steps are followed from the first; of other lists the part that was asked for is shown.
  const most = isOrdered ? MOST_STEPS : MOST_ITEMS;
  const last = block.units.length - most;
  const from = isOrdered ? 0 : Math.max(0, Math.min(position - 2, last));
  const shown = block.units.slice(from, from + most);
  const text = [leadOf(blocks, at), shown.join("\n")].filter(Boolean).join("\n\n");
  const quote = block.units[position] ?? text;
  return { text, quote, rest: block.units.length - shown.length };
}

/** "To book a visit:" above the steps, or the one sentence that stands there. */
export function leadOf(blocks: AnswerBlock[], at: number): string | undefined {
  const before = blocks[at - 1];
  if (before?.kind !== "prose") return undefined;
  const lead = before.units.at(-1);
  return before.units.length === 1 || lead?.endsWith(":") || lead?.endsWith("：")
    ? lead
    : undefined;
}
