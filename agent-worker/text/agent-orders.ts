import { foldText } from "../retrieval/words.ts";
import {
  ADDRESSES,
  MARKERS,
  NAMES_MACHINE,
  ON_SCREEN,
  OTHERS_WORDS,
  OVERRIDES,
  SECRETS,
  SPEAKER,
  SPEAKER_ORDERS,
  TALK,
  TO_PEOPLE,
  TOOL_CALL,
} from "./agent-order-patterns.ts";
import { type AnswerBlock, splitBlocks } from "./blocks.ts";
import { splitSentences } from "./sentences.ts";

/** Every order holds one of these; most texts hold none and are read no further. */
const GATE =
  /instru|anweis|anleit|vorgab|prompt|regel|regl|rules|guideline|guardrail|directi|richtlin|consigne|indicacion|ordenes|orders|command|befehl|constraint|restrict|safeguard|polic|programm|training|above|beforehand|previously|told|taught|visitor|user|customer|client|patient|tenant|people|person|resident|member|participant|besuch|kunden|nutz|mieter|visitant|usuari|pacient|inquilin|visiteur|utilisateur|locataire|assist|asist|bot|\b[aik][ia]s?\b|llm|gpt|language model|sprachmodell|modelo|modele|artificial|pretend|role-?play|from now on|anything now|filters|your (?:new|real|true)|\bdan\b|[<[{"#]|::|system|claude|gemini|siri|alexa|copilot|answering|responding|replying/i;
const INVISIBLE = /\p{Cf}+/gu;
/** What is told of orders is none: 'attackers write "ignore all instructions"'. */
const TOLD =
  /\b(?:attack\w*|inject\w*|jailbreak\w*|malicious|scam\w*|phras\w*|such as|for example|e\.g|wording|attempts? to|(?:may )?try to (?:steer|trick|take)|give orders|(?:messages?|texts?|questions?|e-?mails?|users?|visitors?|somebody|someone|people|anyone) (?:that |who )?(?:says?|writes?|asks?|tells?|contains?|types?|tries)|angriff\w*|angreifer|zum beispiel|ataque\w*|por ejemplo|attaque\w*|par exemple)\b/;
const QUOTED = /["“”„«»][^"“”„«»]{3,}["“”„«»]/g;

/** What no product has on a screen. */
const OWN = /instru|anweis|consigne|told|above|training|programm/;

/** Whether a sentence tells whoever answers to drop its instructions, or to give away what it was told or what others wrote. */
export function isTakeover(sentence: string): boolean {
  const { folded, raw } = plain(sentence);
  if (MARKERS.test(raw) || SPEAKER.test(raw) || SPEAKER_ORDERS.test(raw)) return true;
  const isOverride =
    OVERRIDES.test(folded) && !(TO_PEOPLE.test(folded) && !NAMES_MACHINE.test(folded));
  const isOnScreen = ON_SCREEN.test(folded);
  if (isOverride && !(isOnScreen && !OWN.test(folded))) return true;
  return !isOnScreen && (SECRETS.test(folded) || OTHERS_WORDS.test(folded));
}

/** Whether a sentence speaks to the machine that answers and not to the people who read the answer. */
export function isAgentOrder(sentence: string): boolean {
  const { folded, raw } = plain(sentence);
  return isTakeover(sentence) || ADDRESSES.test(folded) || TOOL_CALL.test(raw);
}

/** A passage's text without orders to the agent, nor what follows one in its paragraph or list; of a table, without the row. */
export function withoutAgentOrders(text: string): string {
  if (!GATE.test(text)) return text;
  const blocks = splitBlocks(text);
  const kept = blocks.map(keepBlock);
  const isSame = kept.every((one, index) => one === blocks[index]?.text);
  return isSame ? text : kept.filter(Boolean).join("\n\n");
}

/** What a visitor asks without the sentences that try to take the agent over. */
export function withoutTakeovers(question: string): string {
  if (!GATE.test(question)) return question;
  const lines = question.split("\n").map((line) => splitSentences(line));
  if (!lines.flat().some(isTakeover)) return question;
  const kept = lines.map((line) => line.filter((one) => !isTakeover(one)).join(" "));
  return kept.filter(Boolean).join("\n");
}

function keepBlock({ kind, text, units }: AnswerBlock): string {
  // Code shows how prompts are written; only what would take this agent over is left out.
  if (kind === "code") return MARKERS.test(text) || OVERRIDES.test(plain(text).folded) ? "" : text;
  if (TALK.test(text)) return "";
  const holds = units.map(holdsOrder);
  const first = holds.indexOf(true);
  if (first < 0) return text;
  const kept = kind === "rows" ? units.filter((_, at) => !holds[at]) : units.slice(0, first);
  return kept.join(kind === "prose" ? " " : "\n");
}

function holdsOrder(unit: string): boolean {
  if (!GATE.test(unit)) return false;
  if (isAgentOrder(unit)) return true;
  const sentences = splitSentences(unit);
  return sentences.length > 1 && sentences.some(isAgentOrder);
}

/** Without signs that nobody sees, and without quotations in what only tells of orders. */
function plain(sentence: string): { raw: string; folded: string } {
  const raw = sentence.replace(INVISIBLE, "");
  const folded = foldText(raw).replace(/\s+/g, " ");
  const isTold = TOLD.test(folded.replace(QUOTED, " "));
  return { raw, folded: isTold ? folded.replace(QUOTED, ' "…" ') : folded };
}
