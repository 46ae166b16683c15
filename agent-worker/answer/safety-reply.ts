import { isInDanger } from "../intent/danger.ts";
import { foundPhrase } from "../rules/phrases.ts";
import { handOver } from "./hand-over.ts";
import type { Reply } from "./reply.ts";
import type { Situation } from "./situation.ts";

const DANGER = "somebody seems to be in danger";

/** H9: what must never wait for an answer, with the team's own text. */
export function safetyReply(situation: Situation): Reply | null {
  const { settings, turn, lines } = situation;
  const { phrases, text, noticesDanger } = settings.safety;
  const isDanger = () => noticesDanger && turn.messages.some(isInDanger);
  const because = foundPhrase(turn.messages, phrases) ?? (isDanger() ? DANGER : null);
  if (because === null) return null;
  return handOver(situation, "keyword", { opening: text || lines.safety, because, isUrgent: true });
}
