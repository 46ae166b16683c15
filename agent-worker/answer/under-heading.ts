import { coverage, namedShare, stems } from "../retrieval/passage-words.ts";
import type { Query } from "../retrieval/ports.ts";
import type { ScoredUnit } from "./units.ts";

/** Steps and lists without a line that leads to them, what goes on in small letters, and what answers a question. */
const GOES_ON =
  /^(?:[-•] |\d+\. |\p{Ll}+(?:[ ,]|$)|(?:Yes|No|Yep|Nope|Ja|Nein|S[ií]|Oui|Non)(?!\p{L})[,.:;!–—-]|(?:This|That|These|Those|They|It|He|She|Both|Otherwise|Also|Instead|Because|If so|If not)\b)/u;
const SAME = 0.8;

/**
 * The heading that a text goes on from, as a list of symptoms does from "Call 911 for" and a "Yes" from its question;
 * null where the text stands by itself, or the heading is what was asked.
 */
export function neededHeading(
  query: Query,
  { passage, words }: ScoredUnit,
  text: string,
): string | null {
  const heading = passage.headings.at(-1);
  if (heading === undefined || !GOES_ON.test(text) || text.startsWith(heading)) return null;
  const asked = new Set(stems(query.asked ?? query.text));
  const isAsked =
    coverage(query.terms, new Set(stems(heading))) >= SAME &&
    namedShare(asked, words.sectionSubject) >= SAME;
  return isAsked ? null : heading;
}
