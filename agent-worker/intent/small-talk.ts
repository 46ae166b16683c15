import { searchWords } from "../retrieval/words.ts";
import type { AnswerLines } from "../answer/lines.ts";

export type SmallTalk = keyof Pick<
  AnswerLines,
  "greeting" | "thanks" | "goodbye" | "acknowledged" | "howAreYou" | "isBot" | "help"
>;

const NAME =
  "(?: (?:there|all|everyone|team|guys|bot|friend|again|lobby|sir|madam|zusammen|a todos|tout le monde))*";
const GREETING = `(?:h+e+l+o+|h+e+l+l+o+|he+y+|hi+|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|evening|hallo|guten (?:morgen|tag|abend)|moin|servus|gruss gott|gruezi|hola|buen(?:os|as) (?:dias|tardes|noches)|bonjour|bonsoir|salut|coucou)${NAME}`;
const THANKS =
  "(?:many thanks|thanks?|thank you|thx|ty|cheers|much appreciated|appreciate it|danke|vielen dank|danke schon|besten dank|gracias|muchas gracias|merci|merci beaucoup)(?: (?:so much|very much|a lot|a million|again|for (?:the|your|all your) (?:help|answer|reply|time|info|information|assistance)|for that|for helping(?: me)?|sehr|dir|ihnen|mucho|beaucoup|a vous))*";
const GOODBYE =
  "(?:good ?bye|bye(?: bye)?|see (?:you|ya)(?: later| soon| tomorrow| around)?|cya|take care|have a (?:nice|good|great|lovely) (?:day|evening|weekend|one|night|time)|good ?night|farewell|until next time|talk (?:to you )?later|ciao|tschuss|auf wiedersehen|bis bald|adios|hasta luego|hasta pronto|au revoir|a bientot|bonne journee)";
const GOOD =
  "(?:ok(?:ay)?|okey|k|kk|alright|all right|great|perfect|awesome|cool|nice|good|wonderful|excellent|super|got it|i see|understood|makes sense|sounds good|fine|sure|yes|yep|yeah|yup|no|nope|that helps|that helped|that worked|it works now|works now|solved|very helpful|that s (?:all|great|perfect|it|good|fine|helpful)|that is all|genau|ja|nein|alles klar|si|vale|muy bien|oui|non|d accord|tres bien|parfait)";
const FILLER =
  "(?:oh|ah|well|ok(?:ay)?|great|perfect|no|yes|and|so|then|that s all|that is all|for now|now|you|very|much|please)";

const PATTERNS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    "howAreYou",
    whole(
      `(?:${GREETING} )?(?:how are you(?: doing)?(?: today)?|how s it going|how is it going|how do you do|what s up|whats up|wie geht(?: es|s)?(?: dir| ihnen)?|que tal|como estas|ca va|comment (?:ca va|allez vous))`,
    ),
  ],
  [
    "isBot",
    whole(
      `(?:${GREETING} )?(?:(?:so )?(?:are|r) (?:you|u) (?:a |an |really a |actually a |just a )?(?:ro)?(?:bot|robot|chatbot|machine|computer|ai|program|real|human|person|real (?:person|human)|human being|artificial intelligence)(?: or (?:a |an )?(?:real )?(?:bot|robot|human|person|machine|ai))?|is this a (?:ro)?(?:bot|chatbot|machine|real person|human)|am i (?:talking|speaking|chatting) (?:to|with) (?:a |an )?(?:ro)?(?:bot|chatbot|machine|human|person|real person|ai|computer)|(?:who|what) are you|bist du ein (?:bot|roboter|mensch)|sind sie ein (?:bot|roboter|mensch)|eres un (?:bot|robot|humano)|es usted un (?:bot|robot)|etes vous un (?:bot|robot|humain)|es tu un (?:bot|robot))`,
    ),
  ],
  [
    "help",
    whole(
      `(?:${GREETING} )?(?:what (?:can|do) you do(?: for me)?|what can you help (?:me )?with|how (?:can|do) you help(?: me)?|how does this work|(?:i have|i ve got|i got|just) (?:a|one|another|some) (?:quick |short |small )?questions?|quick question|can i ask (?:you )?(?:a |some )?(?:quick )?(?:questions?|something)|help|help me|can you help(?: me)?|i need help|hilfe|ayuda|aide)`,
    ),
  ],
  [
    "thanks",
    whole(
      `(?:(?:${FILLER}|${GREETING}|${GOOD}) )*${THANKS}(?: (?:${FILLER}|${GOOD}|${GOODBYE}|${THANKS}))*`,
    ),
  ],
  [
    "goodbye",
    whole(`(?:(?:${FILLER}|${THANKS}) )*${GOODBYE}(?: (?:${FILLER}|${THANKS}|${GOODBYE}))*`),
  ],
  ["greeting", whole(`(?:${GREETING})(?: ${GREETING})*`)],
  ["acknowledged", whole(`${GOOD}(?: (?:${FILLER}|${GOOD}))*`)],
];

/** What kind of small talk a message is, when it is nothing else. */
export function smallTalkOf(text: string): SmallTalk | null {
  const plain = searchWords(text).join(" ");
  if (!plain || plain.length > 120) return null;
  return PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}
