import { writtenWords } from "../retrieval/words.ts";

/**
 * What a claim must not get wrong, each in one spelling: numbers ("8:00" and "8", "6 pm" and "18", "two" and "2"),
 * prices, weekdays, months, and addresses of the web and of mail.
 */
export function readFacts(text: string): Set<string> {
  const plain = text.normalize("NFKC").replace(LIST_MARK, "");
  const facts = new Set<string>();
  const rest = plain.replace(ADDRESS, (address) => {
    // Two sentences without a space between them are no address.
    if (/^\w+\.[A-Z]\w+$/.test(address)) return address;
    facts.add(`address:${address.toLowerCase().replace(/[.,;:!?'")\]}]+$/, "")}`);
    return " ";
  });
  for (const [, number = "", half] of rest.matchAll(NUMBER)) facts.add(readNumber(number, half));
  for (const { groups } of rest.matchAll(PRICE)) {
    const amount = readNumber(groups?.["first"] ?? groups?.["last"] ?? "", undefined);
    facts.add(`price:${amount} ${currencyOf(groups?.["mark"] ?? groups?.["sign"] ?? "")}`);
  }
  for (const word of writtenWords(rest)) {
    const named = NAMED.get(word) ?? NAMED.get(word.replace(/s$/, ""));
    if (named) facts.add(named);
  }
  return facts;
}

/** What a source says: its facts, and the days within "Monday to Friday". */
export function readSourceFacts(text: string): Set<string> {
  const facts = readFacts(text);
  const words = writtenWords(text.replace(/[-–—]/g, " bis "));
  for (const [index, word] of words.entries()) {
    const from = weekdayOf(words[index - 1]);
    const to = weekdayOf(words[index + 1]);
    if (from === null || to === null || !UNTIL.has(word)) continue;
    for (let day = from; day !== to; day = (day + 1) % 7) facts.add(`weekday:${day}`);
  }
  return facts;
}

const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:\/[^\s<>"]*)?/gi;
const NUMBER = /(\d+(?:[.,:]\d+)*)(?:\s*([ap])\.?m\b)?/gi;
const WORTH = String.raw`[$€£¥]|\b(?:dollars?|usd|euros?|eur|pounds?|gbp|yen|francs?|chf)\b`;
const AMOUNT = String.raw`\d+(?:[.,]\d+)*`;
const PRICE = new RegExp(
  `(?<first>${AMOUNT})\\s*(?<mark>${WORTH})|(?<sign>${WORTH})\\s*(?<last>${AMOUNT})`,
  "gi",
);
const LIST_MARK = /^[ \t]*\d{1,3}[.)][ \t]/gm;
const UNTIL = new Set(["to", "through", "thru", "until", "till", "bis", "a", "au", "hasta"]);

/** Without leading zeros, thousands marks and full hours; the afternoon by 24 hours. */
function readNumber(written: string, half: string | undefined): string {
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/.test(written) ? written.replace(/[.,]/g, "") : written;
  const [first = "", ...others] = plain.replace(/[:.,]0+$/, "").split(/[:.,]/);
  let hour = Number(first);
  if (half && hour <= 12) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return `number:${[hour, ...others].join(".")}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  $: "dollar",
  usd: "dollar",
  "€": "euro",
  eur: "euro",
  "£": "pound",
  gbp: "pound",
  "¥": "yen",
  chf: "franc",
};

function currencyOf(mark: string): string {
  const plain = mark.toLowerCase();
  return SIGNS[plain] ?? plain.replace(/s$/, "");
}

const LANGUAGES = ["en", "de", "es", "fr"];
/** Articles ("one", "un") are left out: they count nothing. */
const NUMBERS = [
  "two three four five six seven eight nine ten eleven twelve",
  "zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
  "dos tres cuatro cinco seis siete ocho nueve diez once doce",
  "deux trois quatre cinq six sept huit neuf dix onze douze",
];
/** Words that mean something else as well: the French month, the English verb. */
const AMBIGUOUS = new Set(["mars", "may", "mai"]);
const NAMED: ReadonlyMap<string, string> = new Map([
  ...NUMBERS.flatMap((list) =>
    list.split(" ").map((word, index): [string, string] => [word, `number:${index + 2}`]),
  ),
  ...LANGUAGES.flatMap((language) => [
    ...calendarNames(language, "weekday", 7, (index) => new Date(2024, 0, 1 + index)),
    ...calendarNames(language, "month", 12, (index) => new Date(2024, index, 1)),
  ]),
]);

function calendarNames(
  language: string,
  part: "weekday" | "month",
  count: number,
  dateOf: (index: number) => Date,
): [string, string][] {
  const format = new Intl.DateTimeFormat(language, { [part]: "long" });
  return Array.from({ length: count }, (_, index): [string, string] => [
    writtenWords(format.format(dateOf(index))).join(""),
    `${part}:${index}`,
  ]).filter(([word]) => !AMBIGUOUS.has(word));
}

function weekdayOf(word: string | undefined): number | null {
  const named =
    word === undefined ? undefined : (NAMED.get(word) ?? NAMED.get(word.replace(/s$/, "")));
  return named?.startsWith("weekday:") ? Number(named.slice(8)) : null;
}
