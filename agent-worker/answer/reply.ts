import type { AgentResult } from "../../shared/domain/intent.ts";
import { type AgentJob, RESULT_LIMITS } from "../../shared/protocol/agent-job.ts";
import type { AgentSettings } from "../../shared/protocol/agent-settings.ts";
import type { ScoredSource } from "./ports.ts";
import type { TurnMessage } from "./turn.ts";

export type HandoffReason =
  | "requested"
  | "keyword"
  | "low-confidence"
  | "no-match"
  | "frustrated"
  | "looping"
  | "out-of-hours"
  | "error"
  | "timeout"
  | `rule:${string}`;

export type Reply = Omit<AgentResult, "ms" | "sources"> & { sources: ScoredSource[] };

/** What a turn is answered from. What is left out is not known, or stands at its default. */
export type ReplyRequest = Partial<
  Pick<
    AgentJob,
    "trigger" | "now" | "visitor" | "details" | "askedForms" | "conversationTags" | "actionSecrets"
  >
> & {
  collection: string;
  settings: Partial<AgentSettings>;
  messages: readonly TurnMessage[];
};

/** What was looked at before, for the team to see. */
export type Looked = Partial<Pick<Reply, "passages" | "confidence">> & {
  because?: string | null | undefined;
};

export function makeReply(
  reply: Pick<Reply, "action" | "text"> & Partial<Omit<Reply, "because">>,
  { because, ...looked }: Looked = {},
): Reply {
  return {
    sources: [],
    confidence: 1,
    reason: null,
    tags: [],
    passages: [],
    ...looked,
    ...reply,
    ...(because ? { because: because.slice(0, RESULT_LIMITS.because) } : {}),
  };
}
