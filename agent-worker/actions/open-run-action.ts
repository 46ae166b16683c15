import type { RunAction } from "../answer/ports.ts";
import { openGuardedAgent } from "../ingest/site/guarded-agent.ts";
import { callAction } from "./call-action.ts";

/** Runs actions over connections that lead to no private address, unless the operator allows it; `close` ends them. */
export function openRunAction(allowPrivate: boolean): {
  runAction: RunAction;
  close(): Promise<void>;
} {
  const dispatcher = openGuardedAgent({ allowPrivate });
  const parts = { dispatcher, allowPrivate, now: Date.now, random: Math.random };
  return {
    runAction: (call, signal) => callAction(call, parts, signal),
    close: () => dispatcher.destroy(),
  };
}
