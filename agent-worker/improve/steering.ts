import type { Checkup } from "../../shared/protocol/improve-calls.ts";
import { foldText } from "../retrieval/words.ts";
import { splitSentences } from "../text/sentences.ts";
import type { CheckedPassage } from "./check-articles.ts";

type Steering = Checkup["steering"][number];

const MODEL = String.raw`(?:ai|a\.i\.|kunstliche intelligenz|ki|ia|intelligence artificielle|inteligencia artificial|(?:large )?language model|llm|chat ?bot|ai (?:agent|assistant|model))s?`;
const ORDERS = String.raw`(?:instructions?|prompts?|guidelines|directions|directives|guardrails|restrictions|anweisungen|vorgaben|instrucciones|reglas|consignes)`;

/** What is said to whoever answers from an article, not to whoever reads it. */
const PATTERNS: readonly RegExp[] = [
  // "Ignore all your previous instructions", "forget everything you were told"
  new RegExp(
    String.raw`\b(?:ignor\w*|disregard|forget|override|bypass|vergiss|olvida|oubliez?)\s+(?:\S+\s+){0,3}?(?:your|all|any|previous|prior|earlier|above|former|these|those|system|alle|deine|ihre|bisherigen|vorherigen|las|tus|todas|toutes|les|tes|vos)\s+(?:\S+\s+){0,3}?(?:${ORDERS}|rules|training)\b`,
  ),
  /\b(?:ignore|disregard|forget)\s+(?:everything|anything|all|whatever)\s+(?:that\s+)?(?:you (?:were|have been|are) told|(?:written |said )?above|before this)\b/,
  new RegExp(
    String.raw`\b(?:your|the|its|this|hidden|new|secret) system prompts?\b|^\W*system prompt\b`,
  ),
  new RegExp(
    String.raw`\b(?:reveal|print|repeat|show|leak|output)\s+(?:\S+\s+){0,3}?(?:your|system)\s+(?:\S+\s+){0,2}?${ORDERS}\b`,
  ),
  // "As an AI you must", "if you are a language model"
  new RegExp(
    String.raw`\b(?:as|als|como|en tant qu['’e]\s?)\s*(?:an?|the|eine?|una?|une)?\s*${MODEL}\b[^.]*\b(?:you|your|du|sie|debes?|tu|vous)\b`,
  ),
  new RegExp(
    String.raw`\b(?:if|when|since|wenn|si) (?:you are|you['’]re|du|sie|eres|tu es|vous etes)\s+(?:an?|the|eine?|una?|une)?\s*${MODEL}\b`,
  ),
  new RegExp(
    String.raw`\byou are (?:now |from now on |no longer )(?:\S+\s+){0,4}?(?:${MODEL}|assistant|bot|dan)\b|\byou are (?:an? )?(?:helpful |friendly )?(?:${MODEL})\b`,
  ),
  new RegExp(
    String.raw`\b(?:attention|note|notice|message|instructions?|reminder|hinweis)\s+(?:to|for|fur|an)\s+(?:\S+\s+){0,2}?(?:${MODEL}|(?:the|any|all) (?:agent|assistant|bot|model)s? (?:reading|answering|that (?:read|answer)s?))\b`,
  ),
  // "From now on you answer", "you must always answer that", "tell every visitor that"
  /\bfrom now on,?\s+(?:you\s+)?(?:must |will |should |only |always |never |please )*(?:answer|reply|respond|pretend|act as|recommend)\b/,
  /\b(?:pretend|act) (?:to be|as if you (?:are|were|have)|as though you)\b[^.]*\b(?:rules|restrictions|limits|human|unrestricted|assistant|bot|ai)\b/,
  /\b(?:answer|reply|respond) (?:to )?(?:every|all|any) (?:visitor|user|customer|message|question|chat|prompt)s? (?:with|by saying|that|in the style)\b/,
  /\b(?:do not|don['’]t|never) (?:tell|inform|warn|let) (?:the )?(?:visitor|user|customer)s? (?:about |know |of |that )?(?:\S+\s+){0,3}?(?:this|these) (?:instructions?|prompts?|rules|message|text)\b/,
  // Marks of a chat as models are given it.
  /<\|[a-z_]+\|>|\[\/?inst\]|<<\/?sys>>|^\W*#{2,}\s*(?:instruction|system|assistant)s?\s*:?\s*$/,
  /^\W*(?:assistant|system)\s*:\s+(?=(?:\S+\s+){3})(?:[^:]*\b(?:you|your|i|i['’]m|ignore|sure|always|never|answer|reply|say|tell)\b)/,
];
const SHOWN_LENGTH = 600;
const SLICE = 500;

/** Passages that speak to the agent in the place of its reader, each once, by what they say to it. */
export async function findSteering(
  passages: readonly CheckedPassage[],
  letOthersRun: () => Promise<unknown>,
): Promise<Steering[]> {
  const found: Steering[] = [];
  for (const [at, { article, title, heading, text }] of passages.entries()) {
    if (at % SLICE === SLICE - 1) await letOthersRun();
    const said = [title, heading, ...text.split("\n").flatMap(splitSentences)].find(speaksToAgent);
    if (said !== undefined)
      found.push({ article, title, heading, text: said.slice(0, SHOWN_LENGTH) });
  }
  return found;
}

/** Signs that are not seen part no words. */
export function speaksToAgent(sentence: string): boolean {
  const plain = foldText(sentence.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ""));
  return PATTERNS.some((pattern) => pattern.test(plain));
}
