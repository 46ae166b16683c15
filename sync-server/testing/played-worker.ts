import type { CallAnswer, WorkerCall } from "../../shared/protocol/worker-call.ts";
import type { House } from "./house.ts";

export interface PlayedWorker {
  calls: WorkerCall[];
  /** The files that came along. */
  bodies: Buffer[];
  stop(): Promise<void>;
}

/** A worker that answers every call as it is told to, over HTTP. */
export function playWorker(
  house: House,
  answer: (call: WorkerCall) => CallAnswer["outcome"] | Promise<CallAnswer["outcome"]>,
): PlayedWorker {
  const stop = new AbortController();
  const played = { calls: [] as WorkerCall[], bodies: [] as Buffer[] };
  const headers = {
    authorization: `Bearer ${house.workerKey}`,
    "content-type": "application/json",
  };
  const send = (path: string, body?: unknown) =>
    fetch(`${house.url}/internal/calls/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers,
      signal: stop.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const work = async () => {
    while (!stop.signal.aborted) {
      const claimed = await send("claim", { wait: 20_000 });
      if (claimed.status !== 200) continue;
      const { call } = (await claimed.json()) as { call: WorkerCall };
      played.calls.push(call);
      if (call.kind === "store-upload")
        played.bodies.push(Buffer.from(await (await send(`${call.id}/body`)).arrayBuffer()));
      await send("answer", { id: call.id, outcome: await answer(call) });
    }
  };
  const working = work().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return {
    ...played,
    async stop() {
      stop.abort();
      await working;
    },
  };
}
