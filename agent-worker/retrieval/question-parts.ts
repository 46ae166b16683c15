import { askedPart } from "./asked-part.ts";
import { isCommonWord } from "./stop-words.ts";
import { searchWords } from "./words.ts";

const MOST_PARTS = 3;
const BEGINNINGS =
  "what where when who which how why do does did is are can could may must should will would was wo wann wer wie gibt haben kann ist cómo como dónde donde cuándo cuando qué que hay puedo où quand comment combien est-ce puis-je";
const BEGINNING = String.raw`(?:${BEGINNINGS.replaceAll(" ", "|")})(?!\p{L})`;
const ASKS = new RegExp(`^${BEGINNING}|[?？]$`, "iu");
const BETWEEN = new RegExp(
  String.raw`(?<=[?？])\s+|[,;]?\s+(?:and|und|y|et)(?:\s+(?:also|auch|también|aussi))?\s+(?=${BEGINNING})`,
  "iu",
);

/** The two or three questions that a text asks one after the other, each naming something; none where it asks one. */
export function questionParts(text: string): string[] {
  const parts = askedPart(text)
    .split(BETWEEN)
    .map((part) => part.trim());
  const isSeveral = parts.length > 1 && parts.length <= MOST_PARTS && parts.every(asksSomething);
  return isSeveral ? parts : [];
}

function asksSomething(part: string): boolean {
  const words = searchWords(part).filter((word) => /\p{L}/u.test(word));
  const namesSomething = words.some((word) => !isCommonWord(word));
  return namesSomething && words.length > 1 && ASKS.test(part.replace(/^[¿¡\s]+/, ""));
}
