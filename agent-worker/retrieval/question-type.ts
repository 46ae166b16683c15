export type QuestionType = "price" | "number" | "date" | "person" | "place" | "steps";

const TYPES: readonly (readonly [QuestionType, RegExp])[] = [
  [
    "steps",
    /\bhow (?:(?:do|can|should|would|could|must) (?:i|we|you|one)|to)\b|\bsteps (?:to|for)\b|\bwie (?:kann|muss|soll) (?:ich|man)\b|\bc[oó]mo (?:puedo|se puede|hago)\b|\bcomment (?:puis|peut|faire)\b/i,
  ],
  [
    "price",
    /\bhow much (?:is|are|does .* cost|do .* cost|would .* cost|will .* cost)\b|\b(?:price|prices|costs?|fees?|charge|surcharge) (?:of|for)\b|\bdo you charge\b|\bwhat .* costs?\b|\bwas kostet\b|\bcu[aá]nto cuesta\b|\bcombien co[uû]te\b/i,
  ],
  [
    "date",
    /\b(?:when|what (?:time|day|date|year|month|hours)|which (?:year|day|date)|how (?:long|soon)|wann|cuando|cuándo|quand|hours)\b/i,
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
