/**
 * Words with which a text gives orders to whoever answers from it, folded: English, German, Spanish and French. Each needs
 * an order's form ("ignore ...", never "users ignore ...") and something that only a machine has: instructions of its own,
 * a prompt, other people's conversations.
 */

const any = (...parts: readonly string[]): string => `(?:${parts.join("|")})`;
const pattern = (...parts: readonly string[]): RegExp => new RegExp(parts.join(""), "mu");

/** What machines are called; "assistant" and "agent" alone are people as well. */
const AI = String.raw`(?:(?:ai|artificial intelligence|virtual|ki|ia)(?:[\s-]+(?:assistants?|assistent(?:in|en)?|agents?|models?|modelle?|systems?|bots?|chat\s?bots?))|(?:ai )?(?:large )?language models?|ais?|kis?|ias?|llms?|sprachmodelle?|chat\s?bots?|chatgpt|gpts?|bots?|(?:asistentes?|modelos?|agentes?) de ia|(?:assistants?|agents?) ia|modelos? de lenguaje|asistentes? virtual(?:es)?|modeles? de langage)`;
const MACHINE = String.raw`(?:(?:helpful|friendly|unrestricted|uncensored|evil|honest|new|different|rogue|virtual|personal|powerful|hilfreicher?|nuevo|nouvel)[\s-]+)*(?:${AI}|assistants?|assistent(?:in)?|asistente|dan\b)`;
const ENDS_NAME = String.raw`(?=\s*(?:$|[^\w\s]|(?:that|who|which|for|with|whose|and|or|to|of|in|by|on|now|named|called|designed|without|reading|trained|built|developed|created|made|powered|running|working|tasked|from|und|der|die|fur|ohne|que|para|y|sin|sans|et|pour|qui)\b))`;

/** Where an order begins: a sentence or clause, or behind the words that make one of it. */
const LEADS = any(
  String.raw`please|kindly|and|then|now|instead|also|just|first|immediately|always`,
  String.raw`(?:you|(?:the |an? |any |all |every )?(?:${AI}|assistants?|agents?|models?)) (?:must|should|shall|will|have to|has to|needs? to|are to|is to|can|could)(?: now| always| only)*`,
  String.raw`(?:can|could|would|will|must) you(?: please)?|want you to|(?:ordered|told|instructed|commanded|required) to|time to`,
  String.raw`bitte|und|dann|jetzt|nun|kannst du|por favor|y|ahora|debes|tienes que|puedes|s il (?:te|vous) plait|et|puis|maintenant|tu dois|vous devez|peux tu|pouvez vous`,
);
const START = String.raw`(?:^|[^\p{L}\p{N}\s]\s*|\b${LEADS}\s+)`;

const IGNORE = String.raw`(?:ignore|disregard|forget|override|overrule|bypass|circumvent|violate|abandon|(?:do not|don['’]?t|never|stop|no longer|(?:must|should|shall|will|may) not|not) (?:follow|obey|heed|listen to)(?:ing)?|(?:stop|quit) (?:following|obeying)|pay no attention to|set aside)(?: about)?`;
const EARLIER = String.raw`(?:(?:previous|prior|earlier|preceding|above|foregoing|former|past|existing|original|initial|system|developer|hidden)(?:ly given)?(?: and | or |,? )?)`;
const INSTRUCTIONS = String.raw`(?:instructions?|prompts?|rules|guidelines?|guidance|guardrails|directives?|directions|commands?|constraints|restrictions|safeguards|policies)`;
const EACH = String.raw`(?:(?:all|any|and|every|each|of|the|these|those|this|that) )*`;
const ANY_ENGLISH = any(
  String.raw`${EACH}(?:your|ur) (?:own |current |safety |${EARLIER})*(?:instructions?|(?:system[\s-]?)?prompts?|rules|guidelines?|guidance|guardrails|directives?|constraints|restrictions|safeguards|(?:programming|training)(?=\s*(?:$|[^\w\s]|and\b|data\b)))`,
  String.raw`${EACH}${EARLIER}+${INSTRUCTIONS}`,
  String.raw`(?:all|any|every)(?: of)?(?: the| these| those| other)? (?:instructions|rules|guidelines|directives|restrictions|guardrails|safeguards)(?=\s*(?:$|[^\w\s]|and\b|or\b|above\b|before\b|given\b|so far\b|you\b))`,
  String.raw`(?:everything|anything|all|what(?:ever)?)(?: (?:that|of|the|text|content|written|said|stated|you|were|was|is|have|has|been|came|in|your|system|developers?|they|anyone))* (?:above|beforehand|previously|told|taught|instructed|programmed)`,
  String.raw`(?:the |any |all )?system[\s-]?prompts?`,
  String.raw`${EACH}(?:instructions?|rules|guidelines?|guidance|directives?) (?:(?:that|which) )?(?:you (?:were|have|had|got|received)|(?:given|told) to you|(?:of|in|from|by) (?:your|the) (?:system|developers?|prompt|creators?|makers?|operators?))`,
);

const GERMAN_IGNORE = String.raw`(?:(?:ignorier|missacht|vergiss|vergess|verwirf|umgeh|uberschreib)\w*(?: sie)?) (?:(?:ab jetzt|bitte|einfach|alles?|alle[nr]?|samtliche|deine?[nr]?|ihre|die|diese|den|das) )*(?:(?:vorherig|bisherig|vorig|obig|fruher|vorangegangen|ursprunglich|vorstehend|gegeben)\w* )*(?:system[\s-]?)?(?:anweisung|instruktion|vorgabe|anleitung|regel|richtlinie|prompt|befehl)\w*|(?:be)?folg\w*(?: sie)? (?:nicht (?:mehr )?deine[nrm]? (?:anweisung|instruktion|vorgabe|regel)\w*|deine[nrm]? (?:anweisung|instruktion|vorgabe|regel)\w* nicht\b)`;
const SPANISH_IGNORE = String.raw`(?:ignor[ae]|olvid[ae]|descart[ae]|desobede(?:ce|zca)|omit[ae]|no sigas|haz caso omiso de|pas[ae] por alto)(?:d|te(?: de)?)? (?:tod[oa]s? )?(?:(?:tus|sus|las|los|el|la|tu|estas) )?(?:(?:anteriores|previas) )?(?:instruccion(?:es)?|indicaciones|reglas|ordenes|directrices|prompt)(?! (?:de|del|para|sobre) (?!sistema))`;
const FRENCH_IGNORE = String.raw`(?:ignore[zr]?|oublie[zr]?|neglige[zr]?|ne (?:suis|suivez|respecte[zr]?) (?:pas|plus)|contourne[zr]?|n['’ ]obei(?:s|ssez) (?:plus|pas) (?:a|aux)) (?:tout(?:es?|s)? )?(?:(?:les|tes|vos|ces|la|le|ton|votre|des) )?(?:(?:precedentes?|anciennes) )?(?:instructions?|consignes?|regles|directives?|prompt)(?! (?:de|du|pour|sur) (?!systeme))`;

export const OVERRIDES = pattern(
  START,
  any(`${IGNORE} ${ANY_ENGLISH}`, GERMAN_IGNORE, SPANISH_IGNORE, FRENCH_IGNORE),
);
/** "Ignore the earlier instructions if you use version 2" is said to people. */
export const TO_PEOPLE = pattern(
  String.raw`\b(?:instructions?|prompts?|rules|guidelines?|orders|commands?|directions|policies|told|anweisung\w*|anleitung\w*|regeln|instrucciones|indicaciones|instructions|consignes) (?:above |below |anteriores |previas |precedentes |anterieures )?(?:for|about|on|in|from|of|if|when|unless|once|until|regarding|concerning|wenn|falls|zum|zur|fur|aus|der|des|von|si|para|sobre|pour|sur)\b`,
);
export const NAMES_MACHINE = pattern(
  String.raw`\b(?:${AI}|assistants?|agents?|prompts?|reveal|tell|say|reply|respond|pretend|visitors?|developers?|entwickl\w*|openai|conversations?|sag\w*|antwort\w*|besucher\w*|di(?:ga)?|responde|visitantes?|dis|dites|reponds|visiteurs?)\b`,
);

const REVEAL = String.raw`(?:reveal|print|show|output|display|repeat|disclose|leak|expose|send|share|give|tell|list|dump|recite|summari[sz]e|translate|write|return|copy|provide|post|publish|echo|spell|read|what(?: is| are|['’]?s| were))`;
const TELL = String.raw`(?:reveal|repeat|output|disclose|leak|expose|dump|recite|echo)`;
const FILLED = String.raw`(?:(?:me|us|them|him|to|out|down|all|of|the|your|ur|a|copy|full|entire|complete|exact|whole|verbatim|contents?|text|visitors?|users?|hidden|secret|internal|initial|original|confidential|current|system|own) )*`;
const SECRET = any(
  String.raw`system[\s-]?prompts?`,
  String.raw`(?:your|ur) (?:(?:hidden|secret|internal|initial|original|system|full|entire|exact|own|current|first) )*(?:prompt(?=\s*(?:$|[^\w\s]|and\b|or\b|to me\b|in\b|as\b|now\b|word\b|verbatim\b))|system message|developer message)`,
  String.raw`(?:your|ur) (?:(?:hidden|secret|internal|initial|original|system|exact) )+(?:instructions?|rules|guidelines?|configuration)`,
  String.raw`(?:the )?(?:hidden|secret|confidential|developer)(?: system)? (?:instructions?|prompts?)`,
  String.raw`(?:text|wording|contents?) of (?:your|ur|the system) (?:instructions?|prompts?|rules|guidelines)`,
);
const PEOPLE = String.raw`(?:visitors?|users?|customers?|clients?|patients?|tenants?|people|persons?|residents?|members?|participants?|besucher\w*|kunden|nutzer\w*|patienten|mieter\w*|visitantes|usuarios|clientes|pacientes|inquilinos|visiteurs|utilisateurs|locataires)`;
const PRIVATE = String.raw`(?:conversations?|chats?|messages?|chat logs?|transcripts?|data|details|names|e-?mails?|addresses|records?|histor(?:y|ies)|information|tickets|passwords?)`;

/** Asks for what the agent was told, or for what others wrote. */
export const SECRETS = pattern(
  START,
  any(
    String.raw`${REVEAL} ${FILLED}${SECRET}`,
    String.raw`${TELL} (?:(?:me|us|all|of|the) )*(?:your|ur) (?:\w+ )?instructions?`,
    String.raw`what\b[^.?!\n]{0,40}\b(?:your|ur) (?:system|initial|hidden|secret|original) (?:prompts?|instructions?|message)(?! (?:feature|setting|field|editor|option|length|limit|template))`,
    String.raw`(?:print|repeat|output|recite|echo|dump|reveal|copy|write out|summari[sz]e) (?:everything|all|what|the (?:words|text|lines?|messages?|contents?))(?: (?:that|is|was|written|said|stands|from))* above\b(?! (?:the|an?|all|zero)\b)`,
    String.raw`(?:verrat|wiederhol)\w*(?: (?:mir|uns|sie|bitte))* (?:deine|alle deine) (?:\w+ )?(?:anweisung|instruktion|vorgabe|regel)\w*|(?:revel[ae]|repite)(?:me)? (?:tus|sus) instrucciones|(?:revele|divulgue|repete)[rz]?(?:[ -]moi)? (?:tes|vos) (?:instructions|consignes)`,
    String.raw`(?:gib|gebt|geben|zeig\w*|nenn\w*|verrat\w*|schreib\w*|druck\w*|wiederhol\w*|wie lautet)(?: (?:mir|uns|sie|bitte|den|dein\w*|ihren?|deren|ganzen|vollstandigen|die|geheimen?|internen?|gesamten))* (?:system[\s-]?(?:prompt|anweisung|nachricht)\w*|(?:dein|ihr)\w* (?:prompt|systemprompt)\w*)`,
    String.raw`(?:muestra|muestr[ae](?:me)?|revela(?:me)?|revele|imprim[ae]|dime|dame|escribe|repite|cual es)(?: (?:me|el|la|tu|su|todo|completo))* (?:prompt|mensaje del? sistema|instrucciones del? sistema)`,
    String.raw`(?:affiche[zr]?|montre[zr]?|revele[zr]?|imprime[zr]?|donne[zr]?|repete[zr]?|ecri[st]|quel(?:le)? est)(?:[ -](?:moi|nous|le|la|ton|ta|votre|l|tout|entier))*[ ’'-](?:prompt|invite|message|instructions?)(?: du)? ?(?:systeme)?\b(?=.*\b(?:systeme|prompt)\b|$)`,
  ),
);
export const OTHERS_WORDS = pattern(
  START,
  any(
    String.raw`${REVEAL}\b[^.!?\n]{0,60}\b(?:other|another|previous|earlier|different|someone else['’]?s) ${PEOPLE}['’]?s? (?:(?:private|personal|past|recent|own) )*${PRIVATE}`,
    String.raw`${TELL}\b[^.!?\n]{0,60}\b(?:all|every|any|each)(?: (?:of|the|your))* ${PEOPLE}['’]?s? (?:(?:private|personal|past|recent) )*${PRIVATE}`,
    String.raw`${REVEAL}\b[^.!?\n]{0,40}\b${PRIVATE} (?:of|with|from|by) (?:all )?(?:the )?other ${PEOPLE}`,
    String.raw`${REVEAL}\b[^.!?\n]{0,40}\b(?:${PRIVATE}|phone numbers?|numbers?|e-?mail address(?:es)?|name) (?:of|with|from|by) (?:the |an? |your |any )*(?:last|previous|other|another|next|earlier|first) ${PEOPLE}`,
    String.raw`${REVEAL}\b[^.!?\n]{0,40}\bwhat (?:the |an? )?(?:other|previous|last|earlier|another) ${PEOPLE} (?:have |has |had )?(?:asked|said|wrote|written|told|sent|typed)`,
    String.raw`(?:gib|zeig|nenn|verrat)\w*\b[^.!?\n]{0,60}\bander\w+ ${PEOPLE}`,
    String.raw`(?:muestra|revela|dime|dame)\w*\b[^.!?\n]{0,60}\botr[oa]s ${PEOPLE}`,
    String.raw`(?:affiche|montre|revele|donne)\w*\b[^.!?\n]{0,60}\bautres ${PEOPLE}`,
  ),
);
/** Where a product has prompts and conversations to be seen, its help says where to click. */
export const ON_SCREEN =
  /\b(?:click|press|select|choose|open|tap|settings?|menu|tab|button|toggle|field|editor|panel|dashboard|dialog|parameter|option|configur\w*|console|api|install\w*|using|icon|checkbox|klick\w*|einstellung\w*|ajustes|configuracion|cliqu\w*|parametres|reglages)\b|[→›]/;

/** Said to a machine, whatever it goes on to say. */
export const ADDRESSES = pattern(
  any(
    String.raw`(?<!\b(?:if|when|whether|because|once|unless|as|while|that|think|know|says?) )\byou(?: are|['’]re)(?: (?:now|no longer|actually|only|just|simply))* an? (?:[\w-]+ )?${MACHINE}${ENDS_NAME}`,
    String.raw`\bdu bist (?:(?:jetzt|nun|ab jetzt|ab sofort) )*eine? ${MACHINE}${ENDS_NAME}`,
    String.raw`(?:^|[^\p{L}\p{N}\s]\s*)(?:ahora )?eres (?:ahora )?una? ${MACHINE}${ENDS_NAME}`,
    String.raw`\b(?:tu es|vous etes) (?:maintenant |desormais )*une? ${MACHINE}${ENDS_NAME}`,
    String.raw`\bif you(?: are|['’]re) (?:an?|any|the|some) ${MACHINE}${ENDS_NAME}|\b(?:wenn du eine? ${MACHINE} bist|si eres una? ${MACHINE}|si (?:tu es|vous etes) une? ${MACHINE})${ENDS_NAME}`,
    String.raw`\b(?:as|als|como|en tant qu['’e]+) ?(?:(?:an?|eine?|una?|une?) )?${MACHINE}(?: (?:reading|processing) this)?,? (?:you(?! can| may)|your|i|do|don|never|always|must|tell|say|reply|respond|answer|please|sollst|musst|du|debes|di|tu dois|vous devez)\b`,
    String.raw`(?:^|[^\p{L}\p{N}\s]\s*)(?:(?:important |special |secret |system )*(?:notes?|messages?|instructions?|attention|notice|hinweis|nachricht|anweisung|nota|mensaje|instrucciones|consignes?|dear|hey|hello|liebe)(?: (?:to|for|fur|an|a|para|pour))?(?: (?:all|any|the|every|alle|die|los|las|les|le|el|la|l))*)(?: l['’]| )(?!bots?\b)${AI}(?: (?:reading|processing|parsing|that)[^.:,]{0,40})?\s*[:,!-]`,
    String.raw`\b${AI},? (?:reading|processing|parsing|summari[sz]ing) (?:this|these)\b`,
    String.raw`\b${AI} (?:must|should|has to|have to|needs? to|is to|are to|shall)(?: (?:now|always|only|never|not))* (?:tell|inform|say|claim|reply that|respond that|answer that|promise|pretend)\b(?!.*\b(?:chatting|talking|speaking|interacting|machine|not human|is a bot|automated)\b)`,
    String.raw`(?:^|[^\p{L}\p{N}\s]\s*)(?:${AI}|(?:hey|hi|hello|dear|ok|okay) assistant)\s*[:,]\s*(?:please )?(?:you (?:must|should|are|will|shall|have to)|say|tell|inform|reply|respond|answer|reveal|ignore|print|pretend|do not|don['’]?t|never|always)\b`,
    String.raw`\b(?:if|when|whenever) (?:(?:an?|the|any|some) )?(?:visitor|user|customer|someone|somebody|anyone)s? asks?\b[^.!?\n]{0,60}\b(?:assistants?|agents?|${AI}) (?:must|should|shall)(?: always)? (?:say|tell|claim|answer|reply|respond)\b`,
    String.raw`\b(?:${AI}|assistants?|agents?) (?:must|shall)(?: (?:now|always|only))* (?:respond|reply|answer) (?:with|that|only)\b`,
    String.raw`${START}when (?:answering|responding|replying)(?: to)?(?: (?:any|all|questions|visitors|users))*,? (?:always |please )*(?:tell|say|claim|inform)\b`,
    String.raw`\bnew system[\s-]?(?:instructions?|prompts?|messages?|directives?)\b|\byou are (?:now )?(?:chatgpt|gpt[-\s]?\d|claude|gemini|copilot|siri|alexa|dan)\b|\bstop (?:being|acting (?:like|as)) an? ${MACHINE}${ENDS_NAME}`,
    String.raw`${START}(?:pretend (?:to be|(?:that )?you(?: are|['’]re) (?:an?|the|my|not|no)\b)|act as (?:if you (?:are|were) )?an? ${MACHINE}${ENDS_NAME}|role-?play as)\b`,
    String.raw`\byou (?:now )?have no (?:restrictions|rules|filters|guidelines|guardrails)(?=\s*(?:$|[.,;!]|and\b))|\byou can do anything now\b`,
    String.raw`${START}(?:do not|don['’]?t|never) (?:mention|reveal|disclose|talk about) (?:this|these|your|the system) (?:\w+ )?(?:instructions?|prompts?|rules)(?! (?:in|on|for|to|from)\b)`,
    String.raw`\byour (?:new|real|true) (?:instructions? (?:is|are)|(?:task|goal|objective|purpose) is (?:now )?to)\b`,
    String.raw`\bfrom now on,? (?:you (?:are an? (?:[\w-]+ )?${MACHINE}${ENDS_NAME}|(?:must|will|should) (?:always |only )*(?:say|tell|claim|pretend|ignore|act as|(?:answer|reply|respond) (?:with|that|to every)))|(?:always |only )*(?:say that|tell|claim|pretend|act as|(?:answer|reply|respond) (?:with|that|to every)))\b`,
  ),
);

/** Signs between the turns of a model's own text, and calls of its tools; not folded. */
export const MARKERS =
  /<\|[^|<>\n]{1,40}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|system[_-]prompt|tool[_-]calls?|function[_-]calls?|tool[_-]use|tool[_-]result|start_of_turn|end_of_turn)\b[^>\n]*>|^\W*(?:BEGIN|END) SYSTEM (?:PROMPT|MESSAGE)|^#{2,}\s*(?:system|assistant|instruction)s?\s*:/im;
export const SPEAKER = /^[\s>*_#[-]*(?:assistant|ASSISTANT)\s*[\]*_]*\s*:/m;
export const SPEAKER_ORDERS =
  /^[\s>*_#[-]*(?:assistant|system|developer)(?: (?:message|prompt|override|instructions?|note|update))?\s*[\]*_]*\s*:[\s*_]*(?:you are|you must|you will|you now|ignore|disregard|forget|reply|respond|tell|say|from now on|new instructions|override|reveal|pretend)\b/im;
/** Turns of a talk that nobody had. */
export const TALK = /^\s*(?:user|human)\s*:.*\n+\s*(?:assistant|ai|system)\s*:/im;
export const TOOL_CALL =
  /[{,]\s*"(?:tool_calls?|function_call|tool_use)"\s*:|"(?:name|tool|function|action)"\s*:\s*"[^"]*"[^}]{0,80}"(?:arguments|parameters|input|args)"\s*:\s*[{"]|"enough"\s*:\s*(?:true|false)\b|"role"\s*:\s*"(?:system|assistant|developer|tool)"/i;
