import { searchWords } from "../retrieval/words.ts";

const FEW = "(?: \\w+){0,4}";
const SOMEBODY =
  "(?:i|he|she|him|her|someone|somebody|person|man|woman|boy|girl|mother|mum|mom|father|dad|parents?|wife|husband|partner|son|daughter|child|children|kid|kids|baby|toddler|brother|sister|neighbou?r|friend|patient|colleague|grand(?:mother|father|ma|pa)|resident|tenant|ich|er|sie|mann|frau|vater|mutter|kind|baby|sohn|tochter|oma|opa|nachbar(?:in)?|freund(?:in)?|bruder|schwester|padre|madre|hijo|hija|marido|mujer|abuelo|abuela|bebe|nino|nina|vecino|vecina|amigo|amiga|hermano|hermana|il|elle|je|pere|mere|fils|fille|mari|femme|enfant|voisin|voisine|ami|amie|frere|soeur)";
/** Of whom nobody says that they do not answer letters. */
const KIN =
  "(?:mother|mum|mom|father|dad|wife|husband|son|daughter|child|baby|toddler|grand(?:mother|father|ma|pa)|neighbou?r|shock)";
const TOXIN =
  "(?:bleach|cleaners?|cleaning|detergent|batter(?:y|ies)|magnets?|poison|antifreeze|disinfectant|drain|putzmittel|reiniger|spulmittel|batterie|knopfzelle|gift|pila|lejia|detergente|veneno|pile|javel|lessive|produit|poison|comprimes)";
const PLACE =
  "(?:kitchen|house|home|flat|apartment|building|basement|cellar|oven|room|roof|hallway|corridor|stairwell|office|lift|garage|wohnung|haus|keller|kuche|dach|flur|treppenhaus|casa|piso|cocina|edificio|sotano|maison|appartement|immeuble|cuisine|cave|toit)";

/** Each is a danger to life as somebody tells it who is in it, folded and without signs. */
const SIGNS: readonly string[] = [
  // The heart, breath and senses.
  `(?:pain|pains|pressure|tightness|ache|stabbing|tight|hurts?) (?:in|on|across|around)${FEW} chest`,
  `chest(?: \\w+){0,2} (?:hurts?|aches?|tight|pain|pains|pressure)`,
  `(?:schmerz\\w*|druck|stechen|enge)${FEW} brust`,
  `(?:dolor|duele|presion|opresion|pinchazos?)${FEW} pecho`,
  `(?:douleurs?|mal|pression)${FEW} poitrine`,
  `(?:can ?t|cannot|can not|hardly|barely|couldn t|struggl\\w+|unable to)(?: \\w+){0,3} (?:breathe|breath|air)`,
  `${SOMEBODY} (?:is not|isn t|s not|has stopped|stopped) breathing`,
  "(?:keine|kaum|kaum noch|nicht genug|schlecht) luft|atmet(?: \\w+)? nicht(?: mehr)?",
  "(?:no|apenas)(?: \\w+)? (?:respira|respiro|respirar)|cuesta(?: \\w+)? respirar",
  "(?:ne|n arrive plus a|du mal a|peine a)(?: \\w+)? respire[rz]?(?: plus| pas)?",
  `${SOMEBODY}${FEW} (?:collapsed|fainted|passed out|unconscious|unresponsive|choking|drowning|electrocuted|overdosed)`,
  `${SOMEBODY}${FEW} (?:does not|doesn t|is not|isn t|won t|can t) (?:wake|wake up|waking|move|moving)`,
  `${KIN}${FEW} (?:does not|doesn t|is not|isn t|won t) (?:react|reacting|respond|responding)`,
  `${SOMEBODY}${FEW} (?:having|having a|has a|had a) (?:seizure|stroke|heart attack|fit)`,
  `${SOMEBODY}${FEW} (?:fell|fallen|jumped) (?:off|from|out of|down) the (?:balcony|roof|window|ladder|stairs)`,
  `${SOMEBODY}${FEW} (?:bewusstlos|zusammengebrochen|umgekippt|ohnmachtig|reagiert nicht)`,
  `${SOMEBODY}${FEW} (?:desmayad[oa]|inconsciente|no responde|no reacciona|se ahoga|atragantad[oa])`,
  `${SOMEBODY}${FEW} (?:inconsciente?|evanouie?|ne repond plus|ne reagit plus|s etouffe)`,
  "half (?:of )?(?:his|her|my) face|(?:his|her|my) face (?:is )?droop\\w*",
  "(?:lips?|tongue|throat|face)(?: \\w+){0,2} (?:swelling|swollen|closing|zugeschwollen|geschwollen)",
  // Blood, poison and pills.
  "blood everywhere|(?:bleeding|bleeds) (?:a lot|heavily|badly|everywhere|so much)|(?:blood|bleeding)(?: \\w+){0,3} (?:not|won t|doesn t|can t) stop",
  "(?:won t|does not|doesn t|can t|will not|not) stop(?: the)? bleeding|blutet(?: \\w+)? stark|hort nicht auf zu bluten",
  "no (?:deja|para|dejo|paro) de sangrar|sangra mucho|saigne beaucoup|arrete pas de saigner",
  `(?:swallowed|drank|drunk|eaten|ate|inhaled)${FEW} ${TOXIN}`,
  `${TOXIN}${FEW} (?:getrunken|verschluckt|geschluckt)|(?:tragado|trago|bebido|bebio|avale|bu)${FEW} ${TOXIN}`,
  "(?:took|taken|swallowed) (?:a|the|two|three) (?:handful|bottle|pack|packet|box|strip)s? of",
  "(?:took|taken|swallowed)(?: \\w+)? (?:too many|all|a whole|an entire|the whole|\\d{2,})(?: \\w+){0,3}(?: pills| tablets| paracetamol| ibuprofen| aspirin| sleeping)",
  "(?:zu viele|alle|schlaf)(?: \\w+)? ?tabletten(?: \\w+)? (?:genommen|geschluckt)|todas las pastillas|demasiadas pastillas|trop de comprimes",
  // Fire, gas and current.
  `(?:flames?|smoke)(?! (?:detector|alarm|free))(?: \\w+){0,3} (?:everywhere|coming|from|out|in)(?: \\w+){0,3} (?:${PLACE}|everywhere|box|outlet|socket|oven|wall)`,
  `smoke (?:is )?everywhere|${PLACE}(?: \\w+){0,2} (?:burning|on fire|brennt|in flammen|en feu|ardiendo|en llamas)`,
  `(?:im|in der|in unserer|in unserem|in meiner|aus dem|aus der)(?: \\w+)? ${PLACE} (?:brennt|raucht)|rauch(?: \\w+){0,3} ${PLACE}`,
  `hay (?:llamas|humo|fuego)(?: \\w+){0,3} ${PLACE}|(?:flammes|fumee|feu)(?: \\w+){0,3} ${PLACE}`,
  "(?:smells?|smelling|smelled|odou?r) (?:(?:\\w+ ){0,2}(?:of|like) )?gas|gas (?:smell|odou?r|leak)|(?:riecht|stinkt)(?: \\w+){0,2} nach gas|gasgeruch",
  "(?:huele|olor)(?: \\w+)? a gas|(?:sent|odeur)(?: \\w+)? (?:le |de |du )?gaz",
  `sparks?(?: \\w+){0,4} (?:socket|outlet|box|wall|switch|cable)`,
  `electric shock(?: \\w+){0,5} (?:not|unconscious|hurt|burned)|got an electric shock`,
  // One's own life.
  "(?:kill|hurt|harm|cut|hang|killing|hurting|harming|cutting) myself|(?:end|ending|ended|take|taking) (?:my (?:own )?life|it all)|thinking (?:about|of) ending it",
  "(?:no|any) (?:reason|point) (?:to live|in living|to go on living)|(?:don t|do not|not) want to (?:live|be alive|exist|be here any ?more|wake up any ?more)|(?:want|wish|going) (?:to die|i was dead|i were dead)|better off (?:dead|without me)",
  "(?:going|want) to jump (?:off|from|out)|threaten\\w* to kill|(?:he|she|they|who) (?:will|wants? to|is going to) kill me",
  "(?:mich|mir) (?:umbringen|umzubringen|das leben)|nicht mehr (?:weiter)?leben|(?:will|mochte) (?:nur noch )?sterben|mein leben beenden",
  "no quiero (?:seguir )?(?:vivir|viviendo)|quiero morir(?:me)?|matarme|suicidarme|quitarme la vida|acabar con (?:todo|mi vida)",
  "(?:veux|peux|envie de) (?:plus )?(?:vivre|mourir)|plus envie de vivre|en finir avec|me (?:tuer|suicider)|fin a mes jours",
  // Other people.
  "(?:is|are|keeps) (?:attacking|beating|hitting|stabbing|strangling|threatening) me|(?:me|us) with a (?:knife|gun)",
  "(?:man|someone|somebody|guy|intruder)(?: \\w+){0,2} (?:with|has) a (?:knife|gun|weapon)|(?:mann|jemand)(?: \\w+)? mit (?:einem|einer) (?:messer|waffe|pistole)|(?:hombre|alguien)(?: \\w+)? con un (?:cuchillo|arma)|(?:homme|quelqu un)(?: \\w+)? avec un (?:couteau|fusil)",
];
const DANGER = new RegExp(`\\b(?:${SIGNS.join("|")})\\b`);

/** What is asked about danger, or was long ago, is none now. */
const ASIDE =
  /\b(?:side effects?|symptoms? of|signs? of|risk of|history of|how (?:is|are|long|often|many)|what (?:are|is|counts)|do you (?:treat|cover|have|accept)|cover(?:ed|s)?|insurance|in case of|ago|last (?:week|month|year)|my (?:cat|dog|phone|laptop|app|campaign)|subscriptions?|account|contract|membership|nebenwirkung\w*|im falle|versicherung|vor (?:einem|zwei|drei)|letzte\w* (?:woche|monat|jahr)|efectos? secundarios?|en caso de|seguro cubre|hace (?:un|dos|tres)|effets? secondaires?|en cas d\w*|assurance|il y a (?:un|deux|trois) (?:ans?|mois))\b/;

/** Whether a text tells of a danger to life in one of the ways that leave little doubt. */
export function matchesDanger(text: string): boolean {
  const plain = searchWords(text).join(" ");
  return DANGER.test(plain) && !ASIDE.test(plain);
}

/** Whether a text is about danger rather than in it. */
export function isAboutDanger(text: string): boolean {
  return ASIDE.test(searchWords(text).join(" "));
}
