import { isOneEditApart } from "../retrieval/edit-distance.ts";
import { searchWords } from "../retrieval/words.ts";
import {
  ASKS_DUTY,
  BEFORE_NOUN,
  BOT,
  ENDING,
  HAND,
  MODIFIER,
  NO_TYPO,
  OBTAIN,
  PERSON,
  REACH,
  SPEAK,
  SURE_PERSON,
  THING,
} from "./person-lexicon.ts";
import { smallTalkOf } from "./small-talk.ts";

const WINDOW = 6;
const SHORTEST_TYPO = 5;
const LONGEST_BARE = 5;

const KNOWN = new Set([...SPEAK, ...REACH, ...HAND, ...OBTAIN, ...PERSON, ...SURE_PERSON]);
const CORRECTABLE = [...SPEAK, ...REACH, ...PERSON, ...SURE_PERSON].filter(
  (word) => word.length >= SHORTEST_TYPO || word === "talk" || word === "chat",
);

/** Sure in any sentence that is not about something else. */
const PHRASES = [
  /\b(?:real|live|actual|living|proper) (?:human|humans|person|people|agents?|representatives?|reps?|operators?|employee|being)\b/,
  /\bhuman (?:agents?|representatives?|operators?|support|help|assistance|being|handoff|contact|service)\b/,
  /\b(?:is|are) there (?:also |a |an |any |some )*(?:humans?|person|people|someone|anyone|anybody|somebody) (?:here|there|available|working|i can|who can|to talk|online|around)\b/,
  /^(?:hello )?(?:is )?(?:anyone|anybody|somebody|someone) (?:there|here|available|real|alive|home)\b/,
  /\bput me (?:in touch|through)\b/,
  /\b(?:have|let|get|ask|can|could|would) (?:please )?(?:someone|somebody|a person|a human|an agent|a representative) (?:please )?(?:to )?(?:call|ring|phone|contact|get back|reply|reach)\b/,
  /\b(?:someone|somebody|a person|a human|an agent|a representative) (?:to )?(?:call|ring|phone) me\b/,
  /^(?:please )?escalate(?: (?:this|it|now|please|my (?:case|issue|ticket|request)|this (?:case|issue|ticket)))*$/,
  /^(?:person|human|hand|hands?off|live) ?(?:handoff|off|takeover)?(?: please)?$/,
  /\b(?:someone|somebody|person|people) from (?:customer|your|the) (?:care|service|support|team|staff)\b/,
];

/** These make a sentence a question about setting something up, in which "agent" or "person" is a subject. */
const SUBJECT =
  /\b(?:set up|setup|configure|assign|create|route|routing|add|adding|invite|delete|remove|edit|enable|disable|import|export)\b/;

const BARE =
  /^(?:(?:please|pls|hi|hello|hey|no|can i have|i need|i want|just|need|want|get|a|an|the|your|real|live|human|customer|service|support|sales|chat|with|to|from|me|now|asap|on the phone) )*(?:agent|agents|operator|human|humans|person|representative|rep|handoff|manager|supervisor|assistant|staff|employee|live chat|customer (?:service|support|care)|mensch|mitarbeiter|humano|agente|persona|humain|conseiller)(?: (?:please|pls|now|asap|here|only|instead|bitte|por favor|s il vous plait))*$/;

/** Whether a message asks for a person in one of the ways that leave no doubt. */
export function matchesPersonGrammar(text: string): boolean {
  const plain = searchWords(text).join(" ");
  if (!plain || smallTalkOf(text) === "isBot" || ASKS_DUTY.test(plain)) return false;
  if (plain.split(" ").length <= LONGEST_BARE && BARE.test(plain)) return true;
  if (!SUBJECT.test(plain) && PHRASES.some((phrase) => phrase.test(plain))) return true;
  const tokens = plain.split(" ").map(correctTypo);
  return tokens.some((_, index) => asksAt(tokens, index)) || refusesBot(tokens);
}

function correctTypo(word: string): string {
  if (word.length < 4 || KNOWN.has(word) || NO_TYPO.has(word) || MODIFIER.has(word)) return word;
  const glued = /^(?:to|an?|u|with)(.{5,})$/.exec(word)?.[1];
  if (glued && KNOWN.has(glued)) return glued;
  return CORRECTABLE.find((known) => isOneEditApart(word, known)) ?? word;
}

const NOUN = new Set(["contact", "transfer"]);
const TO_SOMEBODY = new Set("me us to over through".split(" "));

function isHowTo([first, second]: string[]): boolean {
  return (first === "how" && /^(?:do|can|to|would)$/.test(second ?? "")) || first === "where";
}

function asksAt(tokens: string[], index: number): boolean {
  const verb = tokens[index] ?? "";
  // "A contact" is a record, and "how do I transfer a deal" is about the deal.
  if (NOUN.has(verb) && BEFORE_NOUN.has(tokens[index - 1] ?? "")) return false;
  if (HAND.has(verb) && isHowTo(tokens) && !TO_SOMEBODY.has(tokens[index + 1] ?? "")) return false;
  if (SPEAK.has(verb))
    return findPerson(tokens, index + 1, PERSON) || findPersonBefore(tokens, index);
  if (REACH.has(verb))
    return hasArticle(tokens, index + 1) && findPerson(tokens, index + 1, PERSON);
  if (HAND.has(verb))
    return isAboutVisitor(tokens, index + 1) && findPerson(tokens, index + 1, PERSON);
  if (!OBTAIN.has(verb)) return false;
  return findPerson(skipHelp(tokens), index + 1, SURE_PERSON) || obtainsPerson(tokens, index + 1);
}

/** Follows words that only lead to a person; any other word ends the search. */
function findPerson(tokens: string[], from: number, persons: ReadonlySet<string>): boolean {
  for (let index = from; index < Math.min(tokens.length, from + WINDOW); index += 1) {
    const token = tokens[index] ?? "";
    const next = tokens[index + 1] ?? "";
    if (persons.has(token) && !persons.has(next)) return !THING.has(next);
    if (isCustomerService(token, next)) return true;
    // "a real Acme employee": whatever stands after "real" is a name.
    if (!isSkipped(token) && !persons.has(token) && tokens[index - 1] !== "real") return false;
  }
  return false;
}

/** Short words that nobody knows are most often little words mistyped. */
function isSkipped(token: string): boolean {
  return (
    MODIFIER.has(token) ||
    isOneEditApart(token, "with") ||
    (token.length <= 3 && !ENDING.has(token))
  );
}

function isCustomerService(token: string, next: string): boolean {
  return token === "customer" && (next === "service" || next === "care" || next === "support");
}

/** "I need help from a human" wants the human. */
function skipHelp(tokens: string[]): string[] {
  return tokens.map((token) => (token === "help" || token === "assistance" ? "the" : token));
}

/** German puts the verb last: "mit einem Menschen sprechen". */
function findPersonBefore(tokens: string[], index: number): boolean {
  const before = tokens.slice(Math.max(0, index - 4), index);
  const at = before.findIndex((token) => token === "mit" || token === "einem" || token === "einen");
  return at >= 0 && before.slice(at + 1).some((token) => PERSON.has(token));
}

function hasArticle(tokens: string[], index: number): boolean {
  return /^(?:a|an|the|your|some|one|real|live|human|agent|agents|operator|somebody|someone|anyone|anybody|with|to|by|customer|einen|un|una|une|con)$/.test(
    tokens[index] ?? "",
  );
}

function isAboutVisitor(tokens: string[], index: number): boolean {
  return /^(?:me|us|this|it|my|the|a|to|over|through)$/.test(tokens[index] ?? "");
}

/** "Give me a person", "I need someone to talk to": the person must be the end of what is wanted. */
function obtainsPerson(tokens: string[], from: number): boolean {
  let index = from;
  while (
    /^(?:me|us|a|an|the|your|some|another|to|get|have|please|like|see)$/.test(tokens[index] ?? "")
  )
    index += 1;
  const token = tokens[index] ?? "";
  if (
    index === from ||
    !/^(?:person|agent|someone|somebody|employee|manager|supervisor|representative|persona|agente|personne)$/.test(
      token,
    )
  )
    return false;
  const next = tokens[index + 1];
  return (
    next === undefined ||
    /^(?:please|pls|now|instead|asap|here|real|else|on|who|immediately)$/.test(next) ||
    leadsToSpeech(tokens, index + 1)
  );
}

function leadsToSpeech(tokens: string[], index: number): boolean {
  const verb =
    tokens[index] === "to" || tokens[index] === "i" ? tokens.slice(index, index + 4) : [];
  return verb.some((token) => SPEAK.has(token) || token === "assist");
}

function refusesBot(tokens: string[]): boolean {
  if (/^(?:am|are|is|r)$/.test(tokens[0] ?? "")) return false;
  return tokens.some((token, index) => {
    if (!BOT.has(token)) return false;
    const before = tokens.slice(Math.max(0, index - 5), index);
    const speaks = before.some((word) => SPEAK.has(word) || word === "dealing" || word === "deal");
    const bare =
      tokens.length <= 4 && /^(?:no|not|stop|hate|kein|keine|sin|pas)$/.test(tokens[0] ?? "");
    return speaks || bare;
  });
}
