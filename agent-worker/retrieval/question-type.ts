export type QuestionType = "price" | "duration" | "number" | "date" | "person" | "place" | "steps";

const TYPES: readonly (readonly [QuestionType, RegExp])[] = [
  [
    "steps",
    /\bhow (?:(?:do|can|should|would|could|must) (?:i|we|you|one)|to)\b|\bsteps (?:to|for)\b|\bwie (?:kann|muss|soll) (?:ich|man)\b|\bc[oó]mo (?:puedo|se puede|hago)\b|\bcomment (?:puis|peut|faire)\b/i,
  ],
  [
    "price",
    /\bhow much (?:is|are|does .* cost|do .* cost|would .* cost|will .* cost)\b|\b(?:price|prices|costs?|fees?|charge|surcharge) (?:of|for)\b|\bdo you charge\b|\bwhat .* costs?\b|\bhow much (?:money |of .{1,30} )?(?:can|could|do|does|will|would|should|did)\b.*\b(?:pay|give|get|receive|charge|reimburse|refund|earn|owe|contribute)\b|\bwhat(?:['’]s| is| are) the (?:most|maximum|minimum|highest|lowest|least)\b.*\b(?:pay|charge|refund|reimburse)\b|\bwhat (?:does|do|will|would) .* (?:give|pay|contribute)\b|\bwas kostet\b|\bcu[aá]nto cuesta\b|\bcombien co[uû]te\b/i,
  ],
  [
    "duration",
    /\b(?:how (?:long|soon|quickly|fast|many (?:seconds|minutes|hours|days|weeks|months|years))|wie (?:lange|schnell)|cu[aá]nto tiempo|combien de temps)\b/i,
  ],
  [
    "date",
    /\b(?:when|what (?:time|day|date|year|month|hours)|which (?:year|day|date)|wann|cuando|cuándo|quand|hours)\b/i,
  ],
  [
    "number",
    /\b(?:how (?:much|many|old|far|high|large|tall|big|often)|what (?:percentage|number|amount|price|cost|fee)|cost|price|fee|wie ?viele?|cu[aá]nt[oa]s?|combien)\b/i,
  ],
  ["person", /\b(?:who|whom|whose|wer|qui[eé]n|qui)\b/i],
  ["place", /\b(?:where|wo|d[oó]nde|o[uù])\b/i],
];

const ANSWERS: Readonly<Record<QuestionType, RegExp>> = {
  steps: /^\d+\. /m,
  price:
    /[$€£¥]|\b\d[\d.,]* ?(?:%|percent|dollars?|euros?|pounds?|cents?|usd|eur|million|billion)\b|\b(?:free|no (?:charge|cost|fee)|kostenlos|gratis|gratuit)\b/i,
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|once|twice|half|free)\b/i,
  duration:
    /\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)(?:[ -](?:to|or|and|–|-)?[ -]?\d*)?[ -]?(?:full |more |business |working |calendar )?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?|jahren?|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)\b|\b(?:immediately|instantly|right away|at once|forever|indefinitely|unlimited|permanent(?:ly)?|never expires?|does not expire|sofort|inmediatamente|imm[eé]diatement)\b/i,
  date: /\d|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|noon|midnight|hours?|days?|weeks?|months?|years?|century)\b/i,
  person:
    /\p{Lu}\p{Ll}+ (?:\p{Lu}\.? ?)*\p{Lu}\p{Ll}+|\b(?:team|staff|doctor|nurse|manager|president|king|queen)\b/u,
  place: /\b(?:in|at|on|near|from|street|road|avenue|floor|building) \p{Lu}/u,
};

/** What kind of thing the question asks for; null when it could be anything. */
export function questionType(question: string): QuestionType | null {
  return TYPES.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}

export function unitAnswersType(text: string, type: QuestionType): boolean {
  return ANSWERS[type].test(text);
}

const COUNTED: ReadonlySet<QuestionType | null> = new Set(["price", "duration", "number"]);

/** Amounts and lengths of time are told apart from all else in a text; most texts have some number. */
export function isTelling(type: QuestionType | null): type is "price" | "duration" {
  return type === "price" || type === "duration";
}

/** Begins by asking for a thing, which "yes" is not. */
const ASKS_FOR_THING =
  /^(?:(?:and|but|so|und|aber|y|pero|et|mais) )?(?:how (?!about)|when\b|where\b|who\b|whose\b|which\b|what (?!about|if)|why\b|wie\b|wann\b|wo\b|wer\b|welche|cu[aá]n|d[oó]nde\b|qui[eé]n|combien\b|quand\b|o[uù]\b|qui\b)/i;
const YES_OR_NO = /^(?:\*\*)?(?:yes|no|yep|nope|ja|nein|s[ií]|oui|non)\b[,.:;!–—-]/iu;

/** Whether a text cannot be what was asked for: no amount, length of time or number, or a "yes" to "how". */
export function lacksWhatIsAsked(question: string, text: string): boolean {
  if (YES_OR_NO.test(text) && ASKS_FOR_THING.test(question.trim())) return true;
  const type = questionType(question);
  return type !== null && COUNTED.has(type) && !unitAnswersType(text, type);
}
