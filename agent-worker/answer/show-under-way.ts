import type { AgentRule } from "../../shared/protocol/agent-rule.ts";
import { firstRule } from "../rules/first-rule.ts";
import { builtInReply } from "./built-in-reply.ts";
import type { AnswerProgress } from "./ports.ts";
import type { Situation } from "./situation.ts";

export type ShowOptions = {
  onText: ((text: string) => void) | undefined;
  calibrate: (confidence: number) => number;
  /** Rules that wait for the answer; none where they were all decided without it. */
  waiting: readonly AgentRule[];
};

/** Passes on what is written of an answer while it is the one that the visitor will be given (A7). */
export function showUnderWay(
  situation: Situation,
  { onText, calibrate, waiting }: ShowOptions,
): ((progress: AnswerProgress) => void) | undefined {
  // What may be a request for a person waits for the whole answer.
  if (onText === undefined || situation.facts.wantsPerson === undefined) return undefined;
  if (waiting.length > 0 && builtInReply(situation) !== null) return undefined;
  return (progress) => {
    const confidence = calibrate(progress.confidence);
    if (confidence < situation.settings.threshold) return;
    const facts = { ...situation.facts, confidence, hasNoMatch: false };
    if (firstRule(waiting, facts) === null) onText(progress.text);
  };
}
