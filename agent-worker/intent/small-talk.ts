import { searchWords } from "../retrieval/words.ts";
import { isSaid, type Saying, saying } from "./saying.ts";
import type { AnswerLines } from "../answer/lines.ts";

export type SmallTalk = keyof Pick<
  AnswerLines,
  "greeting" | "thanks" | "goodbye" | "acknowledged" | "howAreYou" | "isBot" | "help"
>;

const NAME =
  "(?: (?:there|all|everyone|team|guys|bot|friend|again|lobby|sir|madam|zusammen|a todos|tout le monde))*";
const GREETING = `(?:h+e+l+o+|h+e+l+l+o+|he+y+|hi+|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|evening|hallo|guten (?:morgen|tag|abend)|moin|servus|gruss gott|gruezi|hallochen|grusse? (?:dich|euch|sie)|gruss dich|hola|buen(?:os|as)(?: (?:dias|tardes|noches))?|bonjour|bonsoir|salut|coucou|(?:hello )?are you there|(?:bist du|sind sie|seid ihr)(?: noch)? da|estas? ahi|sigues? ahi|(?:est ce que )?(?:tu es|vous etes)(?: toujours)? la|etes vous la|es tu la)${NAME}`;
const THANKS =
  "(?:many thanks|thanks?|thank you|thx|ty|cheers|much appreciated|appreciate it|danke|vielen dank|danke schon|besten dank|gracias|muchas gracias|mil gracias|vielen lieben dank|tausend dank|ich danke(?: ihnen| dir)?|(?:se lo|te lo) agradezco|mille mercis|(?:un grand )?merci(?: bien)?|merci beaucoup)(?: (?:so much|very much|a lot|a bunch|loads|heaps|a million|again|for (?:the|your|all your) (?:help|answer|reply|time|info|information|assistance)|for that|for helping(?: me)?|sehr|dir|ihnen|mucho|beaucoup|a vous|fur (?:die|ihre|deine) (?:hilfe|antwort|info|auskunft)|por (?:todo|la ayuda|su ayuda|tu ayuda|la respuesta)|pour (?:tout|votre aide|ton aide|la reponse|votre reponse)))*";
const GOODBYE =
  "(?:good ?bye|bye(?: bye| for now)?|ttyl|gotta go|see (?:you|ya)(?: later| soon| tomorrow| around)?|cya|take care|have a (?:nice|good|great|lovely) (?:day|evening|weekend|one|night|time)|good ?night|farewell|until next time|talk (?:to you )?later|ciao|tschuss|auf wiedersehen|bis bald|bis (?:dann|spater|morgen)|tschau|chau|wiedersehen|auf wiederhoren|adios|hasta (?:manana|la vista|otra)|hasta luego|hasta pronto|au revoir|a (?:plus|demain|tout a l heure)|a bientot|bonne journee|bonne soiree|bonne nuit|gute nacht|schonen (?:tag|abend)|schones wochenende|nos vemos|chao)";
const LAUGH =
  "(?:a?(?:ha){2,}h?|(?:he){2,}h?|(?:hi){2,}h?|a?(?:ja){2,}|(?:je){2,}|l+o+l+|lmao|rofl|mdr|ptdr|xd|wow|ha)";
const PRAISE =
  "(?:(?:(?:wow )?(?:you are|you re|u r|that was|that is|that s|this is|was) (?:so |very |really |such a )?(?:smart|clever|great|awesome|amazing|brilliant|fantastic|impressive|wonderful|helpful|the best|funny|sweet|cute|quick|fast|genius)|(?:good|great|nice|excellent|fantastic|awesome|clever) (?:job|work|bot|answer|one|stuff)|well done|i (?:like|love) (?:you|it|this)|love it|you rock|impressive|brilliant|you saved (?:me|my (?:day|life))|you made my day|gut gemacht|bien hecho|buen trabajo|bien joue|bon travail)(?: (?:bot|today|so much))*)";
const GOOD =
  "(?:ok(?:ay)?|okey|k|kk|alright|all right|great|perfect|awesome|cool|nice|good|wonderful|excellent|super|got it|i see|understood|makes sense|sounds good|fine|sure|yes|yep|yeah|yup|no|nope|that helps|that helped|that worked|it works now|works now|solved|will do|noted|no (?:worries|problem)|fair enough|h+m+|very helpful|that s (?:all|great|perfect|it|good|fine|helpful)|that is all|genau|ja|jawohl|nein|alles klar|prima|toll|passt|verstanden|perfekt|sehr gut|in ordnung|si|vale|bueno|claro|genial|perfecto|estupendo|entendido|de acuerdo|esta bien|muy bien|oui|non|d accord|tres bien|parfait|entendu|ca marche|c est (?:bon|parfait|note)|bien sur|impeccable|genial)";
const FILLER =
  "(?:oh|ah|well|ok(?:ay)?|great|perfect|no|yes|and|so|then|that s all|that is all|for now|now|you|very|much|please)";

const HOW_ARE_YOU = [
  "how are you(?: doing)?(?: today)?",
  "how s it going",
  "how is it going",
  "how do you do",
  "what s (?:up|new|good)",
  "whats up",
  "how (?:are things|have you been|s life|is life|s your day(?: going)?|is your day(?: going)?|was your day|are you feeling)",
  "(?:i )?hope (?:you are|you re|you are doing|you re doing) well",
  "wie geht(?: es| s|s)?(?: dir| ihnen)?",
  "que tal",
  "como estas",
  "ca va",
  "comment (?:ca va|allez vous)",
];
const IS_BOT = [
  "(?:so )?(?:are|r) (?:you|u) (?:a |an |really a |actually a |just a )?(?:ro)?(?:bot|robot|chatbot|machine|computer|ai|program|real|human|person|real (?:person|human)|human being|artificial intelligence)(?: or (?:a |an )?(?:real )?(?:bot|robot|human|person|machine|ai))?",
  "is this a (?:ro)?(?:bot|chatbot|machine|real person|human)",
  "am i (?:talking|speaking|chatting) (?:to|with) (?:a |an )?(?:ro)?(?:bot|chatbot|machine|human|person|real person|ai|computer)(?: or (?:a |an )?(?:real )?(?:bot|robot|human|person|machine|ai))?",
  "(?:who|what) are you",
  "(?:are|r) (?:you|u) (?:alive|conscious|automated)",
  "do you have (?:feelings|a name|emotions|a soul)",
  "(?:what s|what is|whats) your name",
  "how old are you",
  "(?:who|what company) (?:made|built|created|designed|programmed|trained) you",
  "where (?:are you from|do you live|were you born)",
  "bist du (?:ein |eine )?(?:bot|roboter|mensch|maschine|ki|echt)",
  "sind sie (?:ein |eine )?(?:bot|roboter|mensch|maschine|ki|echt)",
  "wie (?:heisst du|heissen sie|alt bist du)",
  "wer bist du",
  "eres (?:un |una )?(?:bot|robot|humano|humana|maquina|persona|ia|real)",
  "es usted (?:un |una )?(?:bot|robot|humano|maquina|persona)",
  "como te llamas",
  "quien eres",
  "etes vous (?:un |une )?(?:bot|robot|humain|machine|ia)",
  "(?:es tu|tu es) (?:un |une )?(?:bot|robot|humain|machine|ia)",
  "comment tu t appelles",
  "qui es tu",
];
const HELP = [
  "what (?:can|do) you do(?: for me)?",
  "what can you help (?:me )?with",
  "how (?:can|do) you help(?: me)?",
  "how does this work",
  "(?:i have|i ve got|i got|just) (?:a|one|another|some) (?:quick |short |small )?questions?",
  "quick question",
  "can i ask (?:you )?(?:a |some )?(?:quick )?(?:questions?|something)",
  "help",
  "help me",
  "can you help(?: me)?",
  "i need help",
  "hilfe",
  "ayuda",
  "aide",
];
/** What nobody answers from articles: the line says what the agent can do instead. */
const FUN = [
  "(?:just |only )?(?:a )?test(?:ing)?(?: (?:this|you|123|1 2 3))?",
  "(?:(?:can|could|do|will) you )?(?:please )?(?:tell|say|sing|know|write|read|give)(?: me| us)? (?:a |an |another |some |something |any )?(?:good )?(?:jokes?|songs?|poems?|riddles?|stor(?:y|ies)|funny|interesting|fun facts?)",
  "make me laugh",
  "(?:what s|what is|whats) (?:the (?:meaning|purpose|point) of life|your (?:favou?rite|hobby|dream) ?[a-z]*)",
  "what are your hobbies",
  "(?:will you|do you want to) marry me",
  "do you (?:sleep|dream|eat|love me|like me)",
  "are you (?:bored|happy|sad|tired|hungry|single|married|lonely)",
  "(?:erzahl|erzahle|erzahlen sie) mir einen witz",
  "cuentame un chiste",
  "raconte moi une (?:blague|histoire)",
];

const SAYINGS: readonly (readonly [SmallTalk, Saying])[] = [
  ["howAreYou", saying({ before: [GREETING], core: HOW_ARE_YOU })],
  ["isBot", saying({ before: [GREETING], core: IS_BOT })],
  ["help", saying({ before: [GREETING], core: [...HELP, ...FUN] })],
  [
    "thanks",
    saying({
      before: [FILLER, GREETING, GOOD],
      core: [THANKS],
      after: [FILLER, GOOD, GOODBYE, THANKS],
    }),
  ],
  [
    "goodbye",
    saying({ before: [FILLER, THANKS], core: [GOODBYE], after: [FILLER, THANKS, GOODBYE] }),
  ],
  [
    "thanks",
    saying({ before: [FILLER, LAUGH, GOOD], core: [PRAISE], after: [THANKS, PRAISE, GOOD] }),
  ],
  ["acknowledged", saying({ before: [FILLER, GOOD, LAUGH], core: [LAUGH], after: [FILLER, GOOD] })],
  ["greeting", saying({ core: [GREETING], after: [GREETING] })],
  ["acknowledged", saying({ core: [GOOD], after: [FILLER, GOOD] })],
];

/** Nothing but signs that say yes, thanks or smile. */
const FRIENDLY =
  /^(?:👍|👌|🙏|👏|🙌|🤝|💪|💯|🎉|✅|✌|❤|🥰|😘|🤗|😎|😊|😂|🤣|😍|[😀-😆]|\p{M}|\p{EMod}|[\u200d\s]|[:;]-?[)DP])+$/u;

/** What kind of small talk a message is, when it is nothing else. */
export function smallTalkOf(text: string): SmallTalk | null {
  const plain = searchWords(text).join(" ");
  if (!plain) return FRIENDLY.test(text.trim()) ? "acknowledged" : null;
  if (plain.length > 120) return null;
  const words = plain.split(" ");
  return SAYINGS.find(([, one]) => isSaid(words, one))?.[0] ?? null;
}
