import type { Extension } from "@hocuspocus/server";
import type { Logger } from "pino";
import { closeFor } from "./refusal.ts";

/** Hooks whose caller waits and answers the client; the rest are fire-and-forget, where a throw would end the process. */
const answered = new Set([
  "onAuthenticate",
  "onConnect",
  "onLoadDocument",
  "beforeSync",
  "beforeHandleMessage",
  "onTokenSync",
]);

type Hook = (payload: unknown) => unknown;

/** Wraps every hook of an extension: an unexpected error is logged and never leaves it as anything but a close reason. */
export function makeSafe(extension: Extension, log: Logger): Extension {
  const safe: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(extension)) {
    safe[name] = typeof value === "function" ? makeSafeHook(name, value as Hook, log) : value;
  }
  return safe as unknown as Extension;
}

function makeSafeHook(name: string, hook: Hook, log: Logger): Hook {
  return async (payload) => {
    try {
      return await hook(payload);
    } catch (error) {
      if (isVeto(error)) throw error;
      const close = closeFor(error);
      if (close.cause !== undefined)
        log.error({ hook: name, reason: close.reason, err: close.cause }, "hook failed");
      if (answered.has(name)) throw close;
      return undefined;
    }
  };
}

/** Thrown by a hook that means to stop Hocuspocus from going on, without any error. */
export class Veto extends Error {
  constructor() {
    super("");
  }
}

function isVeto(error: unknown): error is Veto {
  return error instanceof Veto;
}
