/**
 * What a sentence counts: a kind of quantity ("money dollar", "time", "percent", "count contact") with its figures, each in
 * one spelling. Times are in minutes.
 */
export type Figures = {
  byKind: Map<string, Set<string>>;
  /** Names a time before something: "ten minutes before your visit". */
  isLead: boolean;
  /** What is left of the sentence without them. */
  rest: string;
};

const WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
const NUMBER_WORD = new RegExp(
  String.raw`\b(?:one(?=\s+(?:\w+\s+)?(?:minute|hour|day|week|month|year))|${WORDS.join("|")}|twelve)\b`,
  "g",
);
const MINUTES: Readonly<Record<string, number>> = {
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
};
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:min(?:ute)?|minuten?|minutos?)s?$/, "minute"],
  [/^(?:h|hrs?|hour|stunden?|horas?|heures?)s?$/, "hour"],
  [/^(?:days?|tage?n?|dias?|jours?)$/, "day"],
  [/^(?:weeks?|wochen?|semanas?|semaines?)$/, "week"],
  [/^(?:months?|monate?n?|mes(?:es)?|mois)$/, "month"],
  [/^(?:years?|jahre?n?|anos?|ans?)$/, "year"],
];
const CURRENCY: Readonly<Record<string, string>> = {
  $: "dollar",
  usd: "dollar",
  dollar: "dollar",
  "€": "euro",
  eur: "euro",
  euro: "euro",
  "£": "pound",
  gbp: "pound",
  pound: "pound",
};
const MARK = String.raw`[$€£]|(?:usd|eur|gbp)\b`;
const AMOUNT = String.raw`\d+(?:[.,]\d+)*`;
const MONEY = new RegExp(
  String.raw`(?:(${MARK})\s*(${AMOUNT})|(${AMOUNT})\s*(${MARK}|(?:dollar|euro|pound)s?\b))`,
  "g",
);
const FREE =
  /\b(?:free(?: of charge)?|for free|(?:at no|no|without(?: a| any)?|free of) (?:extra )?(?:fees?|charges?|costs?)|(?:(?:do|does|is|are) not|don['’]t|doesn['’]t|never) (?:charged?(?: for)?|cost)(?: you)?(?: anything)?|kostenlos|gratis|gratuite?s?)\b(?!\s+(?:trial|from|to|up))/g;
const QUANTITY = new RegExp(
  String.raw`(${AMOUNT})(?:\s*(?:-|–|to|and|bis|a)\s*(${AMOUNT}))?[\s-]*(%|percent\b|(?:(?:working|business|calendar|full|whole)\s+)?[\p{L}]+)?`,
  "gu",
);
const RATE =
  /\b(?:requests?|messages?|emails?|calls?)\s+(?:per|an?|each)\s+(?:second|minute|hour|day|month)\b/g;
const RANGE = String.raw`(\d+)(?:\s*(?:-|–|to|and|bis)\s*(\d+))?`;
const AGE = new RegExp(
  String.raw`\b(?:people|persons?|adults|children|anyone|everybody|everyone|aged?|ages)(?: of)? (?:between |from )?${RANGE}\b(?! \p{L}*(?:minute|hour|day|week|month))(?: years)?(?: old)?|\b${RANGE} years (?:old|of age)\b`,
  "gu",
);
/** "Included in the rent" costs nothing more. */
const INCLUDED = /\bincluded in\b/;
/** Words behind a number that count nothing of their own. */
const NO_UNIT =
  /^(?:to|and|or|of|in|on|at|per|a|an|the|is|are|for|from|until|by|every|each|with|am|pm|uhr|st|nd|rd|th|after|before)$/;

export function readFigures(plain: string): Figures {
  const byKind = new Map<string, Set<string>>();
  let isLead = false;
  const note = (kind: string, figure: string) =>
    byKind.set(kind, (byKind.get(kind) ?? new Set()).add(figure));
  let rest = plain.replace(NUMBER_WORD, (word) =>
    word === "one" ? "1" : word === "twelve" ? "12" : String(WORDS.indexOf(word) + 2),
  );
  rest = rest.replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/g, (_, day: string) => {
    note("date", day);
    return " ";
  });
  rest = rest.replace(MONEY, (_, mark = "", first = "", last = "", word = "") => {
    const sign = String(mark || word).replace(/s$/, "");
    note("money", `${plainNumber(first || last)} ${CURRENCY[sign] ?? sign}`);
    return " ";
  });
  rest = rest.replace(FREE, () => {
    note("money", "0");
    return " ";
  });
  if (INCLUDED.test(rest)) note("money", "0");
  rest = rest.replace(AGE, (_, ...[from, to, low, high]: (string | undefined)[]) => {
    note("age", [from ?? low, to ?? high].filter((one) => one !== undefined).join("-"));
    return " ";
  });
  rest = rest.replace(RATE, (rate) => rate.replace(/\s+(?:per|an?|each)\s+/, "/"));
  rest = rest.replace(
    QUANTITY,
    (whole, low: string, high: string | undefined, unit = "", at: number) => {
      const named = unit.replace(/^(?:working|business|calendar|full|whole)\s+/, "");
      const time = UNITS.find(([of]) => of.test(named))?.[1];
      const figure = [low, ...(high === undefined ? [] : [high])].map(plainNumber);
      if (time !== undefined) {
        isLead ||= isBefore(rest, at, whole);
        note("time", figure.map((one) => String(Number(one) * (MINUTES[time] ?? 1))).join("-"));
        return " ";
      }
      if (named === "%" || named === "percent") note("percent", figure.join("-"));
      else if (named !== "" && !NO_UNIT.test(named)) {
        note(`count ${named.replace(/s$/, "")}`, figure.join("-"));
        return ` ${named} `;
      } else note("number", figure.join("-"));
      return /^(?:%|percent)$/.test(named) ? " " : ` ${unit} `;
    },
  );
  return { byKind, isLead, rest };
}

/** "Ten minutes before your visit" says when, not how long. */
function isBefore(plain: string, at: number, figure: string): boolean {
  return /^\s*(?:before|prior|vor|antes|avant)\b/.test(plain.slice(at + figure.length));
}

function plainNumber(written: string): string {
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/.test(written) ? written.replace(/[.,]/g, "") : written;
  return plain.replace(",", ".").replace(/\.0+$/, "");
}
