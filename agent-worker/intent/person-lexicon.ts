/** The words of requests for a person, folded as the index folds them. */
export const SPEAK =
  set(`talk talking talks speak speaking speaks spoke chat chatting chats converse
  sprechen reden chatten verbunden verbinden verbinde telefonieren unterhalten
  hablar chatear comunicarme comunicar comunicame conversar
  parler discuter echanger`);

export const REACH =
  set(`contact contacting reach reaching call phone kontaktieren erreichen contactar contactarme
  contacter joindre`);

export const HAND = set(
  "connect transfer direct put pass forward hand patch switch escalate redirect route pase pasame transfiera transfereme passez passer mettez",
);

export const OBTAIN = set(
  "want wanna need get give gimme prefer rather like request bring quiero necesito veux voudrais mochte brauche",
);

/** Persons that nobody names unless they want one. */
export const SURE_PERSON =
  set(`human humans operator operators representative representatives rep reps humano humana humain
  humaine mensch menschen operador operadora conseiller conseillere`);

export const PERSON =
  set(`human humans person persons people agent agents operator operators representative representatives
  rep reps someone somebody employee employees staff manager supervisor assistant advisor adviser team colleague
  founder founders specialist consultant support anybody anyone
  mensch menschen mitarbeiter mitarbeiterin person jemand jemandem jemanden berater beraterin kollegen kollegin team
  persona humano humana agente alguien operador operadora representante asesor asesora empleado
  personne humain humaine quelqu conseiller conseillere operateur responsable employe`);

export const MODIFIER =
  set(`a an the your some any one real live actual human proper customer service support care sales
  another other different bloody fucking goddamn damn freaking fing company qualified trained living breathing physical
  to with at from of by for through over directly me us please right now just in touch into on this chat conversation it
  ein eine einen einem einer echten echter echte richtigen mit dem der den zu von vom menschlichen
  un una con el la real verdadera verdadero de del al
  une avec le vrai vraie a au de d l`);

export const BOT = set(
  "bot bots robot robots chatbot chatbots machine machines ai computer roboter maschine maquina ki ia",
);

/** Short words after which somebody else is meant than a person of the team. */
export const ENDING = set("my his her our and but if or who not no why how are is was");

/** After a person these show that the person is the subject of a question and not the one wanted. */
export const THING =
  set(`member members account accounts field fields record records role roles status login portal page setup
  settings contract form list group card type id number name names address information details data table`);

/** Ordinary words one letter away from those above. */
export const NO_TYPO =
  set(`that what whats cheat chart chats hat walk task tale take took tall tank balk steak sneak peak weak speech break
  humana humane woman women agenda urgent gent parson prison reason season lesson report rest reps rap rip beach teach
  peach react each tech teem tear term teams beam seam stuff stiff cal cell all ball fall hall tall wall phones hone
  someones sometime some time nobody anyway contract contacts contrast connects want went wart needs feed seed weed
  live like life love line lie give gives given gave fit set bet net let met pet wet yet jet
  being rate terms personal demand required requires media manage responsible college tasks leading match refers rich
  layer gather officer expect batch mexico watch catch father walking males managed leaving passes passing personnel falling
  willing employed peoples administrator pitch garden filling align departments employer employers losing killing latin brings
  colleges employ offices expert exert tears scales tender emergence manages prone advised advise advises advice lumber urgency
  stitch walks finances contracting basin breach personas flame salts harry pleasing witch rite converge prefers
  financed deception saves easing beams porter equip masking conserve supervisory advisory boring hatch spear speck curry purse
  soles barter defer teasing doctoral curse twitch calming parlor leaning medina tales clonic gordon preach ceasing
  leach charting resp brine brink stalks iphone wring wales males late lattes milling parker tanks spoke spike spook hymn listing asked sailing changer
  mailing reported sized licence charged`);

/** Between these and a verb it is none: "a contact", "the transfer". */
export const BEFORE_NOUN = set("a an the my our this each every which new");

/** Whether one has to is a question about the rules, not a wish. */
export const ASKS_DUTY =
  /^(?:(?:do|should|must|did|will|am) (?:i|we) (?:(?:really |still |also |first )*(?:need|have|got|supposed) to )?(?:speak|talk|call|contact|reach|ring|phone|chat)|is it (?:necessary|required|mandatory|needed) to)\b|^(?:muss|soll|mussen|sollen) (?:ich|wir)\b|^(?:tengo|tenemos|hay) que\b|^(?:dois je|devons nous|faut il)\b/;

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
