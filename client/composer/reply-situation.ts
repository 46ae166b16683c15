import type { Row } from "../../shared/domain/row.ts";
import { statusOf } from "../../shared/domain/state.ts";

/** What replying now does to a conversation, in words; `needsAnyway` when somebody else has it (C9). */
export interface ReplySituation {
  kind: "agent" | "waiting" | "mine" | "others" | "resolved";
  words: string | null;
  needsAnyway: boolean;
}

export function replySituation(
  row: Row,
  names: {
    me: string;
    now: number;
    memberName(id: string): string;
    agentName(id: string): string;
  },
): ReplySituation {
  const status = statusOf(row, names.now);
  if (status === "resolved")
    return {
      kind: "resolved",
      words: "Replying reopens this and makes it yours",
      needsAnyway: false,
    };
  if (row.owner !== null && row.owner !== names.me)
    return { kind: "others", words: `${names.memberName(row.owner)} has this`, needsAnyway: true };
  if (row.owner === names.me) return { kind: "mine", words: null, needsAnyway: false };
  if (row.mode === "agent")
    return {
      kind: "agent",
      words: `Replying takes this over from ${names.agentName(row.agent)}`,
      needsAnyway: false,
    };
  return { kind: "waiting", words: "Replying makes this yours", needsAnyway: false };
}
