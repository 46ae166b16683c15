import { foundPhrase } from "../rules/phrases.ts";
import { handOver } from "./hand-over.ts";
import type { Reply } from "./reply.ts";
import type { Situation } from "./situation.ts";

/** H9: the words of the trade that must never wait for an answer, with the team's own text. */
export function safetyReply(situation: Situation): Reply | null {
  const { settings, turn, lines } = situation;
  const because = foundPhrase(turn.messages, settings.safety.phrases);
  if (because === null) return null;
  const opening = settings.safety.text || lines.safety;
  return handOver(situation, "keyword", { opening, because, isUrgent: true });
}
