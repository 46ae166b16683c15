import type { Thread } from "../engine/engine.ts";

/** A teammate's answer on its way to an article. */
export interface KeptAnswer {
  title: string;
  text: string;
}

const LONGEST_TITLE = 200;

/** The answer under the question it was given to: what the visitor said last before it. */
export function articleOf(thread: Thread, message: { id: string; text: string }): KeptAnswer {
  const items = thread.conversation()?.items ?? [];
  const at = items.findIndex(({ id }) => id === message.id);
  const question = items
    .slice(0, Math.max(0, at))
    .findLast((item) => item.type === "message" && item.by.type === "visitor");
  const title = question?.type === "message" ? asTitle(question.text) : "";
  return { title, text: message.text };
}

/** A question as visitors see it named under an answer: one line that begins with a capital. */
export function asTitle(question: string): string {
  const line = question.replace(/\s+/g, " ").trim().slice(0, LONGEST_TITLE);
  return line.charAt(0).toLocaleUpperCase() + line.slice(1);
}
