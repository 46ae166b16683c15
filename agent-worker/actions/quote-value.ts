import { fillBlanks } from "../../shared/domain/blanks.ts";
import type { PickedValue } from "./action-outcome.ts";

const LONGEST = 500;
const MARKUP = /[`*_[\]<>]|https?:\/\//;
const LINE_START = /^(?:[-*+]|\d{1,4}[.)])\s|^#{1,6}\s|^>|^```/;

/**
 * A system's value as it may stand in a message: it is data, so it can form neither links nor lists nor emphasis. What
 * looks like markup becomes code, in which nothing has a meaning.
 */
export function quoteValue(value: PickedValue): string {
  if (value === null) return "–";
  const plain = String(value)
    // Signs that show nothing, or turn the direction of what comes after them.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const text = plain.length > LONGEST ? `${plain.slice(0, LONGEST).toWellFormed()}…` : plain;
  if (text === "") return "–";
  return MARKUP.test(text) || LINE_START.test(text) ? `\`${text.replaceAll("`", "'")}\`` : text;
}

/** Fills `{name}` in a text of the team's with what is known; a link is left to be followed. */
export function fillReply(
  template: string,
  values: Readonly<Record<string, PickedValue>>,
  links: ReadonlySet<string> = new Set(),
): string {
  return fillBlanks(template, (name) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? null) : null;
    return links.has(name) && value !== null ? String(value) : quoteValue(value);
  });
}
