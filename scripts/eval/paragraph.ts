import type { Block } from "../../agent-worker/ingest/block.ts";

/** A text as the one paragraph of an article without headings. */
export function paragraph(text: string): Block {
  return { kind: "paragraph", text, headings: [], start: 0, end: text.length };
}
