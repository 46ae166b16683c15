import type { Embedder } from "../../../agent-worker/retrieval/ports.ts";
import { type Half, measureGroups, readLabelledGroups } from "./measure-groups.ts";

const halves: Half[] = ["choose", "report"];

/** How well unanswered questions are grouped by meaning, with vectors and by words alone. */
export async function describeGroups(embedder: Embedder): Promise<string> {
  const lines: string[] = [];
  for (const half of halves)
    for (const given of [embedder, null]) {
      const one = await measureGroups(readLabelledGroups(half), given);
      const how = given ? "with vectors" : "words alone";
      const pairs = `pairwise F1 ${one.f1.toFixed(3)} (precision ${one.precision.toFixed(3)}, recall ${one.recall.toFixed(3)})`;
      lines.push(
        `${half.padEnd(8)}${how.padEnd(14)}${one.groups} groups of ${one.meanings} meanings, ${pairs}, adjusted Rand ${one.adjustedRand.toFixed(3)}`,
      );
    }
  return `${lines.join("\n")}\n`;
}
