import { isOpenAt } from "../../shared/domain/working-hours.ts";
import { type AgentSettings, agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import type { RuleFacts } from "../rules/first-rule.ts";
import { isFrustrated } from "../intent/frustration.ts";
import { answerLines, type AnswerLines } from "./lines.ts";
import type { ReplyRequest } from "./reply.ts";
import { readTurn, type Turn } from "./turn.ts";
import { wantsPerson } from "../intent/wants-person.ts";

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
};

const DEFAULTS = agentSettingsSchema.parse({});

export function readSituation(request: ReplyRequest): Situation {
  const settings = { ...DEFAULTS, ...request.settings };
  const turn = readTurn(request.messages);
  const language = languageOf(turn, settings);
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
      wantsPerson: turn.messages.some(wantsPerson),
      isFrustrated: turn.messages.some(isFrustrated),
      tags: request.conversationTags ?? [],
      attributes,
      isOpen: settings.hours === null || isOpenAt(settings.hours, now),
      confidence: looksForAnswer ? undefined : null,
      hasNoMatch: looksForAnswer ? undefined : false,
    },
  };
}

/** The visitor's, unless the team wants others. */
function languageOf({ language }: Turn, { languages }: AgentSettings): string {
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
