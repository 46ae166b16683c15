import { type Half, measureContradictions, readLabelledPairs } from "./measure-contradictions.ts";

const halves: Half[] = ["choose", "report"];

/** How many of the pairs that contradict one another the check-up finds, and how often it is right. */
export async function describeContradictions(): Promise<string> {
  const lines: string[] = [];
  for (const half of halves) {
    const one = await measureContradictions(readLabelledPairs(half));
    const pairs = `${one.contradictions} pairs that contradict, ${one.others} that do not`;
    lines.push(
      `${half.padEnd(8)}${pairs}: precision ${one.precision.toFixed(3)}, recall ${one.recall.toFixed(3)}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
