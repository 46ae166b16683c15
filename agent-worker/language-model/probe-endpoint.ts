import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { ChatDialect } from "./chat-dialect.ts";
import { ChatEndpoint } from "./chat-endpoint.ts";
import { DRAFT_FORMAT, readDraft } from "./draft.ts";

export type Probe = { dialect: ChatDialect; ms: number; keepsToFormat: boolean };

const QUESTION =
  'Reply with this JSON object and nothing else: {"enough": true, "cites": [1], "answer": "Ready."}';

/** Asks an endpoint for one small thing in the form that answers have; the problem goes on "The language model …". */
export async function probeEndpoint(
  settings: { baseUrl: string; model: string; apiKey: string | null },
  timeLimit: number,
): Promise<Result<Probe, string>> {
  const endpoint = new ChatEndpoint({
    ...settings,
    now: Date.now,
    random: Math.random,
    attempts: 1,
  });
  const limit = AbortSignal.timeout(timeLimit);
  const began = performance.now();
  try {
    const completed = await endpoint.complete(
      { messages: [{ role: "user", content: QUESTION }], format: DRAFT_FORMAT },
      { signal: limit },
    );
    if (!completed.ok) return refuse(completed.problem);
    const ms = Math.round(performance.now() - began);
    const keepsToFormat = readDraft(completed.value) !== null;
    return ok({ dialect: endpoint.dialect, ms, keepsToFormat });
  } catch (error) {
    if (limit.aborted) return refuse(`did not answer within ${timeLimit / 1000} s.`);
    throw error;
  }
}
