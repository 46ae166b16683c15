import { isOpenAt } from "../../shared/domain/working-hours.ts";
import {
  type AgentSettings,
  agentSettingsSchema,
  answerLanguages,
} from "../../shared/protocol/agent-settings.ts";
import type { RuleFacts } from "../rules/first-rule.ts";
import { isFrustrated } from "../intent/frustration.ts";
import { answerLines, type AnswerLines } from "./lines.ts";
import type { ReplyRequest } from "./reply.ts";
import { readTurn, type Turn } from "./turn.ts";
import { readIntents } from "../intent/read-intents.ts";
import { readPersonWish } from "../intent/wants-person.ts";
import type { RankedPassage } from "../retrieval/ports.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";

/** One turn with everything around it that decides what the agent does. */
export type Situation = {
  request: ReplyRequest;
  settings: AgentSettings;
  turn: Turn;
  /** The language the agent speaks of itself in, with its sentences. */
  language: string;
  lines: AnswerLines;
  now: number;
  facts: RuleFacts;
  /** The visitor says that it cannot wait. */
  isHasty: boolean;
};

const HASTY = 0.8;
/** Whoever may be asking for a person is given an answer that is at least so sure. */
const SURE_ANSWER = 0.7;
const READ_FOR_LANGUAGE = 3;

const DEFAULTS = agentSettingsSchema.parse({});

export function readSituation(request: ReplyRequest): Situation {
  const settings = { ...DEFAULTS, ...request.settings };
  const turn = readTurn(request.messages);
  const language = languageOf(turn.language ?? languageOfSite(request), settings);
  const now = request.now ?? 0;
  const attributes = attributesOf(request);
  const looksForAnswer = turn.question !== "";
  return {
    request,
    settings,
    turn,
    language,
    lines: answerLines(language),
    now,
    facts: {
      texts: turn.messages,
      wantsPerson: readWish(turn.messages),
      isFrustrated: turn.messages.some(isFrustrated),
      tags: request.conversationTags ?? [],
      attributes,
      isOpen: settings.hours === null || isOpenAt(settings.hours, now),
      confidence: looksForAnswer ? undefined : null,
      hasNoMatch: looksForAnswer ? undefined : false,
    },
    isHasty: turn.messages.some((text) => readIntents(text).urgent >= HASTY),
  };
}

/** The situation once the articles were looked at. */
export function afterLooking(
  situation: Situation,
  confidence: number,
  hasNoMatch: boolean,
  passages: readonly RankedPassage[],
): Situation {
  const { settings, facts, request } = situation;
  const wantsPerson = facts.wantsPerson ?? confidence < Math.max(settings.threshold, SURE_ANSWER);
  const known = situation.turn.language ?? languageOfSite(request);
  const language = languageOf(known ?? languageOfPassages(passages), settings);
  return {
    ...situation,
    language,
    lines: answerLines(language),
    facts: { ...facts, wantsPerson, confidence, hasNoMatch },
  };
}

/** Undefined while it takes the articles to tell. */
function readWish(messages: readonly string[]): boolean | undefined {
  const wishes = messages.map(readPersonWish);
  return wishes.includes("sure") || (wishes.includes("perhaps") ? undefined : false);
}

/** What a site says of its visitor, such as "de-AT". */
function languageOfSite({ visitor }: ReplyRequest): string | null {
  const { language, locale, lang } = visitor?.attributes ?? {};
  const said = (language ?? locale ?? lang)?.slice(0, 2).toLowerCase();
  return answerLanguages.find((one) => one === said) ?? null;
}

/** The language that most articles speak of what was asked, for words that might be of any. */
function languageOfPassages(passages: readonly RankedPassage[]): string | null {
  const first = passages.slice(0, READ_FOR_LANGUAGE);
  return guessTextLanguage(first.map(({ text }) => text).join("\n"));
}

/** The visitor's, unless the team wants others. */
function languageOf(language: string | null, { languages }: AgentSettings): string {
  const [first] = languages;
  if (first === undefined) return language ?? "en";
  return languages.find((one) => one === language) ?? first;
}

/** What the site says counts less than what the visitor said, the last time they said it. */
function attributesOf({ visitor, details }: ReplyRequest): Record<string, string> {
  const said = (details ?? []).map(({ field, value }) => [field, value] as const);
  const { name, email, attributes = {} } = visitor ?? {};
  return Object.fromEntries([
    ...Object.entries(attributes),
    ...(name ? [["name", name]] : []),
    ...(email ? [["email", email]] : []),
    ...said,
  ]);
}
