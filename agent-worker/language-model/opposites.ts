/** Words that turn what a clause says round, folded; "not only" and "no matter" do not. */
export const NEGATION = new RegExp(
  String.raw`n['’]t\b|\b(?:not|no|never|none|cannot|nor|neither|unable|nobody|nothing|nowhere|hardly|barely|fails? to|lacks?|refus(?:e|es|ed|ing)|unless|except(?:ing|ion|ions)?|excluding|apart from|aside from|other than` +
    String.raw`|nicht|kein\w*|nie|niemals|niemand\w*|nichts|nirgends|weder|keinesfalls|kaum|ausser|ausgenommen|mit ausnahme|es sei denn` +
    String.raw`|nunca|jamas|nadie|nada|ningun[oa]?s?|tampoco|ni|excepto|salvo|a menos que` +
    String.raw`|jamais|pas|aucune?s?|personne ne|rien|nulle part|sauf|excepte|hormis|a moins)\b`,
  "g",
);
export const NO_NEGATION =
  /\b(?:not (?:only|just|merely|simply|least)|no (?:matter|doubt)|whether or not|why not|nicht (?:nur|zuletzt)|egal ob|no (?:solo|solamente)|non seulement|pas (?:seulement|uniquement))\b/g;

/** "No deposit and no fee", "neither ... nor" deny once. */
export const SAME_NEGATION =
  /\b(?<first>no|not|neither|without|kein\w*|nicht|weder|ohne|ni|sin|aucune?|pas|sans)\b(?<between>[^,;.]{1,40}?)\b(?:(?<and>and|or|und|oder|y|o|et|ou) (?:no|not|without|kein\w*|nicht|ohne|sin|aucune?|pas de|sans)|nor|noch|ni)\b/g;

/** "Without a fee" says that it is free. */
export const NO_FEE =
  /\b(?:without|no|zero|ohne|keine?|sin|sans|aucune?s?|pas de)\s+(?:(?:an?|any|extra|additional|late|eine?|zusatzlichen?|una?|de|ningun[oa]?)\s+)*(?:fees?|charges?|costs?|gebuhr\w*|kosten|costes?|costos?|cargos?|frais)\b(?! (?:and|or|nor|und|oder|noch|y|o|ni|et|ou)\b)|\b(?:at no|free of) (?:extra |additional )?(?:cost|charge)\b/g;

type Pair = readonly [RegExp, RegExp];
const pair = (one: string, other: string): Pair => [
  new RegExp(String.raw`\b(?:${one})\b`, "g"),
  new RegExp(String.raw`\b(?:${other})\b`, "g"),
];

/** The second of these denies the first, which often goes without saying: "closed on Monday" is not said by "Monday 9 to 5". */
export const DENIALS: readonly Pair[] = [
  pair(
    "open|opens|opened|offen|geoffnet|abiert[oa]s?|abr(?:e|en|imos)|ouvr\\w*|offnet|ouverte?s?",
    "closed?|closes|shut|geschlossen|cerrad[oa]s?|cierran?|cerramos|ferm\\w*|schliesst",
  ),
  pair(
    "allow(?:s|ed|ing)?|permit(?:s|ted)?|welcome|erlaubt|gestattet|zugelassen|permitid[oa]s?|permite|autorise\\w*|permis(?:e|es)?",
    "forbid(?:s|den)?|prohibit(?:s|ed)?|bann(?:ed|s)|disallow\\w*|verboten|untersagt|prohibid[oa]s?|prohibe|interdite?s?|defendue?s?",
  ),
  pair(
    "safe|safely|sicher|segur[oa]s?",
    "unsafe|dangerous|harmful|gefahrlich|peligros[oa]s?|dangereu\\w*",
  ),
  pair(
    "includ(?:e|es|ed|ing)|inklusive|inbegriffen|enthalten|incluid[oa]s?|incluye\\w*|inclus\\w*|compris\\w*",
    "exclud(?:e|es|ed)|ausgeschlossen|excluid[oa]s?|excluye\\w*|exclu(?:s|es|e)?",
  ),
  pair(
    "accept(?:s|ed|ing)?|akzeptier\\w*|annehmen|acept\\w*|accepte\\w*",
    "reject(?:s|ed)?|declin(?:e|es|ed)|den(?:y|ies|ied)|abgelehnt|ablehn\\w*|rechaz\\w*|refuse\\w*",
  ),
  pair(
    "available|verfugbar|erhaltlich|disponibles?",
    "unavailable|out of stock|ausverkauft|agotad[oa]s?|indisponibles?|epuisee?s?",
  ),
  pair(
    "required?|requires|mandatory|compulsory|obligatory|erforderlich|notwendig|notig|pflicht|obligatori[oa]s?|necesari[oa]s?|obligatoires?|necessaires?",
    "optional|voluntary|unnecessary|freiwillig|optativ[oa]s?|opcional(?:es)?|voluntari[oa]s?|facultati\\w*|optionnel\\w*",
  ),
  pair("possible|moglich|posible|possibles?", "impossible|unmoglich|imposible"),
  pair("legal|legally|zulassig", "illegal|unlawful|unzulassig|ilegal(?:es)?|illegaux"),
  pair(
    "valid|gultig|valid[oa]s?|valables?|valides?",
    "invalid|expired|ungultig|caducad[oa]s?|invalides?|perimee?s?",
  ),
  pair("eligible|entitled|berechtigt", "ineligible|unberechtigt|inelegibles?"),
  pair("refundable|erstattungsfahig|reembolsables?|remboursables?", "non-?refundable"),
];

/** Of these a claim may not name one where its source names the other. */
export const OPPOSITES: readonly Pair[] = [
  pair("with|mit|con|avec", "without|ohne|sin|sans"),
  pair("before|bevor|vor|antes|avant|prior to", "after|nachdem|nach|despues|tras|apres|following"),
  pair(
    "free|kostenlos|kostenfrei|gratis|umsonst|gratuit[oa]?e?s?|complimentary",
    "fees?|charged?|costs?|pays?|gebuhr\\w*|kostet|kosten|cuesta|frais|payante?s?",
  ),
  pair(
    "more|higher|larger|greater|bigger|mehr|hoher\\w*|grosser\\w*|mas|mayor(?:es)?|superieure?s?",
    "less|fewer|lower|smaller|weniger|niedriger\\w*|geringer\\w*|kleiner\\w*|menor(?:es)?|moins|inferieure?s?",
  ),
  pair(
    "increas(?:e|es|ed|ing)|rais(?:e|es|ed)|rises?|rose|grows?|grew|grown|erhoh\\w*|steig\\w*|aument\\w*|sub(?:e|io|en)|augment\\w*|hausses?",
    "decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|falls?|fell|fallen|drop(?:s|ped)?|lower(?:s|ed)|senk\\w*|sink\\w*|verringer\\w*|reduzier\\w*|disminu\\w*|reduc\\w*|baja\\w*|diminu\\w*|redui\\w*|baisses?",
  ),
  pair(
    "first|earliest|erste\\w*|primer[oa]?s?|premiers?",
    "last|latest|letzte\\w*|ultim[oa]s?|derniere?s?",
  ),
  pair("early|earlier|fruh|fruher|temprano|tot", "late|later|spat|spater|tarde|tard"),
  pair(
    "largest|biggest|highest|most|maximum|greatest|longest|tallest|oldest|grosste\\w*|hochste\\w*|meisten?|maximal\\w*|maxim[oa]s?|maximale?s?",
    "smallest|lowest|least|fewest|minimum|shortest|youngest|kleinste\\w*|niedrigste\\w*|wenigsten?|minimal\\w*|minim[oa]s?|minimale?s?",
  ),
  pair(
    "start(?:s|ed|ing)?|begins?|began|begun|beginning|beginn\\w*|empieza\\w*|comienza\\w*|commence\\w*|debut\\w*",
    "end(?:s|ed|ing)?|finish(?:es|ed)?|ende[nt]?|termina\\w*|acaba\\w*|finit|terminee?",
  ),
  pair(
    "above|over|oben|oberhalb|encima|arriba",
    "below|under|beneath|unten|unterhalb|debajo|abajo",
  ),
  pair("north|northern|norden|nordlich\\w*|norte|nord", "south|southern|suden|sudlich\\w*|sud"),
  pair(
    "east|eastern|osten|ostlich\\w*|este|est de",
    "west|western|westen|westlich\\w*|oeste|ouest",
  ),
  pair("left|links|izquierd[oa]|gauche", "right|rechts|derech[oa]|droite"),
  pair(
    "inside|indoors?|within|drinnen|innerhalb|dentro|interieur",
    "outside|outdoors?|beyond|draussen|ausserhalb|fuera|exterieur",
  ),
  pair(
    "in advance|beforehand|im voraus|por adelantado|a l avance",
    "afterwards|in arrears|im nachhinein|posteriormente|apres coup",
  ),
  pair(
    "day|daytime|morning|tagsuber|morgens|manana|matin",
    "night|overnight|evening|nachts|abends|noche|nuit|soir",
  ),
  pair("high|hoch|hohe[rnms]?|alt[oa]s?|haute?s?", "low|niedrig\\w*|baj[oa]s?|basse?s?"),
  pair(
    "young|younger|jung\\w*|joven(?:es)?|jeunes?",
    "old|older|alte[rnms]?|viej[oa]s?|vieux|vieille",
  ),
  pair(
    "longer|langer\\w*|plus long\\w*|mas larg[oa]s?",
    "shorter|kurzer\\w*|plus court\\w*|mas cort[oa]s?",
  ),
  pair(
    "faster|sooner|schneller|mas rapid[oa]s?|plus vite",
    "slower|langsamer|mas lent[oa]s?|plus lent\\w*",
  ),
  pair(
    "cheaper|gunstiger|billiger|mas barat[oa]s?|moins cher\\w*",
    "dearer|costlier|more expensive|teurer|mas car[oa]s?|plus cher\\w*",
  ),
  pair("positive|positiv\\w*", "negative|negativ\\w*"),
  pair("hot|warm|heiss|caliente|chaud", "cold|cool|kalt|fria?|froid"),
  pair("same|gleich|mism[oa]|meme", "different|other|another|anders|distint[oa]|different[es]*"),
  pair("male|man|men|mann|hombre|homme", "female|woman|women|frau|mujer|femme"),
  pair(
    "win|wins|won|gewinn\\w*|gano|gagne\\w*",
    "los(?:e|es|t)|verl(?:ier|or)\\w*|perdio|perd\\w*",
  ),
  pair(
    "succeed(?:s|ed)?|success\\w*|erfolg\\w*|exito\\w*|succes",
    "fail(?:s|ed|ure)?|scheiter\\w*|fracas\\w*|echec\\w*",
  ),
  pair(
    "remain(?:s|ed)?|stays?|stayed|keep|keeps|kept|bleib\\w*|qued\\w*|rest(?:e|ent)",
    "leaves?|left|removed?|depart\\w*|verlass\\w*|abandon\\w*|quitt\\w*",
  ),
  pair(
    "stored?|stores|retain\\w*|kept|aufbewahrt|gespeichert|guard\\w*|conserv\\w*",
    "delet\\w*|eras\\w*|destroy\\w*|geloscht|borra\\w*|elimina\\w*|supprim\\w*|efface\\w*",
  ),
  pair(
    "buy|buys|bought|kauf\\w*|compr(?:a|o|ar)\\w*|achet\\w*",
    "sell|sells|sold|verkauf\\w*|vend\\w*",
  ),
  pair("public|offentlich\\w*|public[oa]s?|publique?s?", "private|privat\\w*|privee?s?"),
  pair(
    "temporar(?:y|ily)|vorubergehend\\w*|temporal\\w*|temporaire\\w*",
    "permanent\\w*|dauerhaft\\w*|definitiv\\w*",
  ),
  pair("once|einmal|una vez|une fois", "twice|zweimal|dos veces|deux fois"),
  pair(
    "monthly|monatlich\\w*|mensual\\w*|mensuel\\w*",
    "weekly|yearly|annual\\w*|wochentlich\\w*|jahrlich\\w*|semanal\\w*|anual\\w*|hebdomadaire\\w*|annuel\\w*",
  ),
  pair(
    "daily|taglich\\w*|diari[oa]s?|quotidien\\w*",
    "weekly|monthly|yearly|annual\\w*|wochentlich\\w*|monatlich\\w*|jahrlich\\w*|semanal\\w*|mensual\\w*|anual\\w*|hebdomadaire\\w*|mensuel\\w*|annuel\\w*",
  ),
];

/** "Each month" is when, and not all of something. */
export const PERIODS =
  /\b(?:each|every|all|jede[nmrs]?|alle|cada|todos los|todas las|chaque|tou(?:s|tes) les) (?:single |other )?(?:days?|weekdays?|weeks?|months?|quarters?|years?|hours?|minutes?|time|mornings?|nights?|tag|tage|woche|wochen|monat|monate|jahr|jahre|stunde|dias?|semanas?|mes|meses|anos?|jours?|semaines?|mois|ans?|annees?)\b/g;
export const UNIVERSAL =
  /\b(?:all|every(?:one|body|thing|where)?|each|anyone|anybody|always|entire(?:ly)?|alle[nrs]?|jede[nmrs]?|immer|samtliche\w*|tod[oa]s?|cada|siempre|tout(?:e|es)?|tous|chaque|toujours)\b/;
export const PARTIAL =
  /\b(?:some|certain|few|several|most|many|selected|sometimes|often|usually|occasionally|rarely|partly|half|einige\w*|manche\w*|wenige|bestimmte\w*|meist\w*|viele|manchmal|oft|selten|algun[oa]s?|ciert[oa]s?|poc[oa]s|much[oa]s|varios|varias|a veces|a menudo|mayoria|quelques?|certaine?s?|plusieurs|beaucoup|parfois|souvent|rarement|plupart)\b/;
/** What a claim says only where its source does. */
export const LIMIT = {
  claim:
    /\b(?:only|exclusively|solely|nur|ausschliesslich|solo|solamente|unicamente|seulement|uniquement|exclusivement)\b/,
  source:
    /\b(?:only|exclusive\w*|solely?|just|alone|limited|restricted|reserved|unless|except\w*|single|one|no other|until|merely|nur|ausschliesslich|lediglich|allein\w*|bloss|erst|beschrankt|vorbehalten|solo|solamente|unicamente|exclusiv\w*|reservad\w*|seul\w*|uniquement|reserve\w*|qu)\b/,
} as const;
export const FREE = {
  claim:
    /\b(?:free of charge|for free|is free|are free|free for|kostenlos|kostenfrei|gratis|umsonst|gratuit[oa]?e?s?|complimentary)\b/,
  source:
    /\b(?:free|nothing|complimentary|included?|0|zero|waived?|kostenlos|kostenfrei|gratis|umsonst|nichts|inklusive|gratuit[oa]?e?s?|nada|rien|incluid[oa]s?|inclus\w*|compris\w*)\b/,
} as const;
