/** Whether a sentence says that something is so or denies it, and how widely. */
export type Stance = {
  isDenied: boolean;
  /** Speaks of what somebody needs; "needs no referral" says nothing against "may have a referral". */
  isNeed: boolean;
  /** "Every", "always", "only": leaves no exception. */
  isUniversal: boolean;
  /** False of labels and items of lists, which affirm nothing. */
  isSentence: boolean;
  /** Holds only if something else does. */
  isConditional: boolean;
  rest: string;
};

const DENIAL =
  /\b(?:not|no(?!\.)|never|none|nor|neither|cannot|unable|isnt|nicht|kein\w*|nie|niemals|nunca|jamas|jamais|pas|aucune?)\b|n['’]t\b/g;
/** Words that deny by themselves. */
const REFUSALS =
  /\b(?:closed|forbidden|prohibited|banned|excluded?|excludes|impossible|unavailable|declined?|refused?|verboten|geschlossen|ausgeschlossen|prohibid[oa]s?|cerrad[oa]s?|interdite?s?|fermee?s?)\b/g;
const NEED =
  /\b(?:needs?|needed|requires?|required|must|have to|has to|necessary|mandatory|obligatory|brauch\w*|benotig\w*|mussen|notig)\b/;
const UNIVERSAL =
  /\b(?:all|any|every|everywhere|everybody|everyone|each|always|whatever|whoever|whenever|only|at any time|in any case|alle\w*|jede\w*|immer|tod[oa]s|siempre|tous|toutes|toujours)\b/;
/** Little words that only look like a denial. */
const NO_DENIAL =
  /\b(?:no later than|not later than|no more than|not more than|no fewer than|no less than|not only|no longer than|if not|why not|no\. ?\d|no matter|without (?:delay|problems?|notice)|don['’]t (?:worry|forget|hesitate))\b/g;

/** What is denied in a condition or of "those who" is not denied of the subject. */
const ASIDE =
  /\b(?:if|when|whenever|where|while|which|who|whose|because|since|wenn|falls|si|quand|cuando)\b[^,;]*/g;
const CONDITION = /\b(?:if|when|whenever|once|wenn|falls|sobald|si|cuando|quand)\b/;
const VERB =
  /\b(?:is|are|was|be|been|can|could|may|will|must|should|has|have|had|do|does|did|needs?|requires?|accepts?|takes?|offers?|allows?|gets?|includes?|costs|works|pays?|charges?|gives?|provides?|comes?|welcome|available|ist|sind|kann|konnen|wird|werden|hat|haben|es|son|puede|pueden|est|sont|peut|peuvent)\b/;

export function readStance(plain: string): Stance {
  const bare = plain.replace(NO_DENIAL, " ");
  const main = bare.replace(ASIDE, " ");
  const count = (main.match(DENIAL)?.length ?? 0) + (main.match(REFUSALS)?.length ?? 0);
  return {
    isDenied: count % 2 === 1,
    isNeed: NEED.test(plain),
    isUniversal: UNIVERSAL.test(plain),
    isSentence: count > 0 || VERB.test(plain),
    isConditional: CONDITION.test(plain),
    rest: bare.replace(DENIAL, " ").replace(REFUSALS, " "),
  };
}
