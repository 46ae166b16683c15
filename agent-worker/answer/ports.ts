import type { Source } from "../../shared/domain/intent.ts";
import type { Retrieval } from "../retrieval/ports.ts";

/** `score` is the passage's rank score, on the scale of the list it came from. */
export type ScoredSource = Source & { score: number };

export type Answer = {
  text: string;
  sources: ScoredSource[];
  /** The calibrated probability that the answer is right, 0..1. */
  confidence: number;
};

/** Makes an answer out of the passages found and nothing else; null when none of them says anything. */
export interface Answerer {
  answer(retrieval: Retrieval, signal: AbortSignal): Promise<Answer | null>;
}
