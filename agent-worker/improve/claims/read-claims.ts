import { contentWords } from "../../retrieval/query.ts";
import { stemWord } from "../../retrieval/stem.ts";
import { STOP_WORDS, WEAK_WORDS } from "../../retrieval/stop-words.ts";
import { guessTextLanguage } from "../../retrieval/text-language.ts";
import { foldText } from "../../retrieval/words.ts";
import { splitSentences } from "../../text/sentences.ts";
import type { CheckedPassage } from "../check-articles.ts";
import { readFigures } from "./figures.ts";
import { GENERIC } from "./generic-words.ts";
import { readSchedule, type Schedule } from "./schedule.ts";
import { readStance, type Stance } from "./stance.ts";

/** What one sentence, or a part of it, says of something. */
export type Claim = Omit<Stance, "rest"> & {
  passage: CheckedPassage;
  /** The whole sentence, as it is shown. */
  sentence: string;
  isWhole: boolean;
  /** What it is about: the stems of its words without figures, denials and what any sentence says. */
  subject: ReadonlySet<string>;
  /** Of those, which narrow it down: in a phrase such as "for children", or right before a word of the subject. */
  narrowing: ReadonlyMap<string, string | null>;
  title: ReadonlySet<string>;
  /** Words that are written as names. */
  names: ReadonlySet<string>;
  figures: ReadonlyMap<string, ReadonlySet<string>>;
  /** Its time is one before something, not how long something takes. */
  isLead: boolean;
  schedule: Schedule | null;
  /** A time at which alone it holds: a year, a season, a holiday. */
  when: ReadonlySet<string>;
  /** "Less than", "after": on which side of a figure it holds. */
  bounds: ReadonlySet<string>;
};

const EXAMPLE =
  /\b(?:for example|for instance|e\.g\.|such as if|suppose|imagine|zum beispiel|z\.b\.|por ejemplo|par exemple)\b/;
const QUESTION = /\?\s*$/;
const UNCLEAR =
  /\b(?:unless|otherwise|instead of|rather than|depends?|depending|may vary|varies|either)\b|(?:\bnot|n['’]t)\b.*\b(?:until|only)\b/;
/** Steps, rows of tables and code say what to do or stand under headings of their own. */
const NO_CLAIM = /^\s*\d+[.)]\s|\s—\s.*:|[{}<>=`|]|:;|\s\/\s.*:|:\s.*:\s/;
/** What follows is another claim. */
const PART =
  /;|,\s+(?=(?:so|but|just|while|whereas|although|however|please|aber|pero|mais)\b)|\s(?:but|whereas|although)\s/;
const NARROWING = new Set(
  "with without for under over above below during if when while except unless through via fur mit ohne bei wenn para con si pour avec".split(
    " ",
  ),
);
const NARROWED = 5;
const SEASON =
  /\b(?:holidays?|christmas|easter|new year|summer|winter|spring|autumn|season|july|august|january|february|march|april|june|september|october|november|december|previously|formerly|former|(?<!years )old|until (?:19|20)\d\d|(?:19|20)\d\d|evening|morning|afternoon|weihnachten|ferien|sommer|winter)\b/g;
const BOUND =
  /\b(?:less than|fewer than|more than|longer than|later than|up to|at least|at most|under|over|above|below|after|before|without activity|from|until)\b/g;
/** A sentence of nothing but these would be about itself. */
const STOPPED = new Set([...(STOP_WORDS["en"] ?? []), ...WEAK_WORDS].map(stemWord));
/** Verbs and their particles that are one word. */
const PHRASAL =
  /\b(check|sign|log|move|pick|drop|turn|set|opt)(?:s|ed|ing)?[- ](in|out|up|off|on)\b/g;
/** "The last visit" is another than "the visit lasts". */
const RANKED = /\b(?:the|a|your) (last|first|second|third|next)\b/g;
const COMPOUND = /(\p{L})-(?=\p{L})/gu;

export function readClaims(passage: CheckedPassage): Claim[] {
  const headings = foldText(`${passage.title} ${passage.heading}`);
  const title = new Set(contentWords(joinCompounds(headings), null).map(stemWord));
  const titleTimes = timesOf(headings);
  return passage.text
    .split("\n")
    .flatMap(splitSentences)
    .flatMap((sentence) => {
      if (NO_CLAIM.test(sentence)) return [];
      const plain = joinCompounds(foldText(sentence).replace(/^\s*[-*•]\s+/, ""));
      if (QUESTION.test(plain) || EXAMPLE.test(plain) || UNCLEAR.test(plain)) return [];
      const parts = plain.split(PART);
      const isWhole = parts.length === 1;
      return parts.map((part) =>
        readClaim(part, { passage, sentence, isWhole, title, titleTimes }),
      );
    });
}

type Around = {
  passage: CheckedPassage;
  sentence: string;
  isWhole: boolean;
  title: Set<string>;
  titleTimes: Set<string>;
};

function readClaim(part: string, { passage, sentence, isWhole, title, titleTimes }: Around): Claim {
  const schedule = readSchedule(part);
  const { byKind, isLead, rest } = readFigures(schedule?.rest ?? part);
  const { rest: bare, ...stance } = readStance(rest);
  const content = new Set(contentWords(bare, guessTextLanguage(sentence)).map(stemWord));
  const tokens = (bare.match(/[\p{L}\p{N}'’/]+|[,.;()]/gu) ?? []).map((word) => ({
    word,
    stem: stemWord(word),
  }));
  const isSubject = (stem: string) =>
    content.has(stem) && !STOPPED.has(stem) && !GENERIC.has(stem) && /\p{L}/u.test(stem);
  const subject = new Set(tokens.filter(({ stem }) => isSubject(stem)).map(({ stem }) => stem));
  const narrowing = new Map<string, string | null>();
  let since = NARROWED;
  for (const [at, { word, stem }] of tokens.entries()) {
    since = NARROWING.has(word) ? 0 : /[,.;()]/.test(word) ? NARROWED : since + 1;
    if (!subject.has(stem)) continue;
    const next = tokens[at + 1]?.stem;
    if (since > 0 && since < NARROWED) narrowing.set(stem, null);
    else if (next !== undefined && subject.has(next)) narrowing.set(stem, next);
  }
  return {
    ...stance,
    passage,
    sentence,
    isWhole,
    subject,
    narrowing,
    title,
    names: namesOf(sentence),
    figures: byKind,
    isLead,
    schedule,
    when: new Set([...timesOf(part), ...titleTimes]),
    bounds: new Set(part.match(BOUND)),
  };
}

/** Capitals inside a sentence; in German every noun has one. */
function namesOf(sentence: string): Set<string> {
  if (guessTextLanguage(sentence) === "de") return new Set();
  const names = sentence.match(/(?<=[\p{Ll},;)\d]\s+)\p{Lu}[\p{L}\p{N}]+/gu) ?? [];
  return new Set(names.map((name) => stemWord(foldText(name))));
}

function joinCompounds(plain: string): string {
  return plain.replace(PHRASAL, "$1$2").replace(RANKED, "the$1").replace(COMPOUND, "$1");
}

function timesOf(plain: string): Set<string> {
  return new Set(plain.match(SEASON));
}
