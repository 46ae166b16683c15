import type { HtmlRole } from "./html-role.ts";

/** A heading being read, in whatever element: `level` is null for what only looks like one, a question by its class. */
export type Caption = { is: "heading" | "switch" | "tab" | "question"; depth: number; id: string };

const LONGEST = 200;
/** Nothing that has these inside is a question; it holds one. */
const NEVER_INSIDE = /^(?:h[1-6]|ul|ol|dl|table|pre|blockquote|details|summary|img)$/;
const COMMANDS =
  /^(?:(?:main )?menu|navigation|search|more|read more|less|(?:show|view|expand|collapse|toggle|open|close)\b.*|close|copy|share|language|english|filters?|options|details)$/i;

/** Whether an element begins a heading, and which. */
export function captionOf(
  name: string,
  role: HtmlRole,
  { depth, id }: { depth: number; id: string },
): Caption | null {
  if (/^h[1-6]$/.test(name) || name === "summary") return { is: "heading", depth, id };
  if (role === "switch" || role === "tab" || role === "question") return { is: role, depth, id };
  return null;
}

/** Whether what is inside shows that it was no heading after all. */
export function breaksCaption({ is }: Caption, name: string): boolean {
  return is === "question" && NEVER_INSIDE.test(name);
}

/** `heading`, plain `text`, or a command such as "Menu", which nobody wants to read. */
export function judgeCaption({ is }: Caption, text: string): "heading" | "text" | "nothing" {
  if (is === "heading" || is === "tab") return "heading";
  if (is === "switch" && (COMMANDS.test(text) || !/[\p{L}\p{N}]{2}/u.test(text))) return "nothing";
  if (text.length > LONGEST) return "text";
  return is === "switch" || text.endsWith("?") ? "heading" : "text";
}
