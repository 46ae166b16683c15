/**
 * The names that documentation generators give to boxes, tabs and accordions, written as a bold line in their place:
 * no character more or less, so that offsets stay.
 */
const LABEL =
  /\s(?:title|label|summary|question|header)\s*=\s*\{?\s*(?:"([^"\n]+)"|'([^'\n]+)'|`([^`\n]+)`)/;
const ACCORDION = /^<\/[\w.]*(?:accordion|detail|collaps|expand|faq|toggle)/i;

/** A paragraph of this sign alone ends the section of the question before it; tidying drops it anywhere else. */
export const END_OF_BOX = "\u2060";

/** `<TabItem label="Name">` and its like, `lead` being the blanks before it on its line; null for any other tag. */
export function nameElement(tag: string, lead: string | null): string | null {
  if (lead === null || tag.endsWith("/>")) return null;
  if (tag.startsWith("</")) return ACCORDION.test(tag) ? endBox(tag) : null;
  const found = LABEL.exec(tag);
  const name = found?.[1] ?? found?.[2] ?? found?.[3];
  return name ? writeName(tag, lead, name, "\n\n") : null;
}

/** A paragraph of its own, as long as what it stands for; blanks where it would not fit. */
export function writeName(whole: string, lead: string, name: string, end: string): string {
  const written = `\n${lead}**${name.trim().replaceAll("*", " ")}**${end}`;
  const isFitting = /[\p{L}\p{N}]/u.test(name) && written.length <= whole.length;
  return isFitting ? written.padEnd(whole.length) : whole.replace(/[^\r\n]/g, " ");
}

export function endBox(whole: string): string {
  return `\n${END_OF_BOX}\n`.padEnd(whole.length);
}
