import type { LineForm } from "./batch-lines.ts";

export const MESSAGE_LINE: LineForm = {
  what: "text",
  names: ["text"],
  example: '{"id": "1", "text": "My card is lost."}',
};
