import type { ActionOutcome } from "../actions/action-outcome.ts";
import type { ActionCall } from "../actions/call-action.ts";
import type { Source } from "../../shared/domain/intent.ts";
import type { Retrieval } from "../retrieval/ports.ts";

/** `score` is the passage's rank score, on the scale of the list it came from. */
export type ScoredSource = Source & { score: number };

export type Answer = {
  text: string;
  sources: ScoredSource[];
  /** The calibrated probability that the answer is right, 0..1. */
  confidence: number;
  /** What the team should know of how it came about; one sentence. */
  because?: string;
};

/** What may already be shown of an answer that is still being written. */
export type AnswerProgress = Pick<Answer, "text" | "confidence">;

/** Makes an answer out of the passages found and nothing else; null when none of them says anything. */
export interface Answerer {
  answer(
    retrieval: Retrieval,
    signal: AbortSignal,
    onProgress?: (progress: AnswerProgress) => void,
  ): Promise<Answer | null>;
}

/** Calls a team's system; what goes wrong there is a value. */
export type RunAction = (call: ActionCall, signal: AbortSignal) => Promise<ActionOutcome>;
