import { type AnswerBlock, splitBlocks } from "../text/blocks.ts";
import { findGround, type Grounds, type GroundUnit } from "./grounds.ts";

export type Supported = { text: string; grounds: GroundUnit[]; removed: number };

/**
 * The sentences, items and rows of an answer that rest on its sources, in its layout. Of an answer still being written
 * the last one does not count yet.
 */
export function keepSupported(answer: string, sources: Grounds, isWhole: boolean): Supported {
  const blocks = splitBlocks(answer.trim());
  if (!isWhole) blocks.at(-1)?.units.pop();
  const found: GroundUnit[] = [];
  let removed = 0;
  const kept = blocks.map((block): AnswerBlock => {
    const units = block.units.filter((unit) => {
      const ground = findGround(unit, sources);
      if (ground) found.push(ground);
      else removed += 1;
      return ground !== null;
    });
    return { ...block, units };
  });
  return { text: joinBlocks(kept), grounds: found, removed };
}

function joinBlocks(blocks: AnswerBlock[]): string {
  return blocks
    .map((block, index) => ({ ...block, units: withoutLooseLead(block, blocks[index + 1]) }))
    .filter(({ units }) => units.length > 0)
    .map(({ kind, units }) => units.join(kind === "prose" ? " " : "\n"))
    .join("\n\n");
}

/** "Do this:" leads to nothing when the list after it is gone. */
function withoutLooseLead({ kind, units }: AnswerBlock, next: AnswerBlock | undefined): string[] {
  const isLoose = kind === "prose" && next?.units.length === 0 && /[:：]$/.test(units.at(-1) ?? "");
  return isLoose ? units.slice(0, -1) : units;
}
