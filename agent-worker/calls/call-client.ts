import { z } from "zod";
import {
  type CallAnswer,
  type WorkerCall,
  workerCallSchema,
} from "../../shared/protocol/worker-call.ts";

const CLAIM_WAIT = 20_000;
const REQUEST_LIMIT = 10_000;
const BODY_LIMIT = 50_000;

const claimedSchema = z.object({ call: workerCallSchema });

/** Speaks the call protocol of shared/protocol/worker-call.ts. Throws when the server is away or refuses. */
export class CallClient {
  readonly #url: string;
  readonly #key: string;

  constructor(options: { url: string; key: string }) {
    this.#url = options.url.replace(/\/+$/, "");
    this.#key = options.key;
  }

  /** Waits for a call; null when none came. */
  async claim(signal: AbortSignal): Promise<WorkerCall | null> {
    const body = { wait: CLAIM_WAIT };
    const response = await this.#send("claim", CLAIM_WAIT + REQUEST_LIMIT, { body, signal });
    if (response.status === 204) return null;
    return claimedSchema.parse(await response.json()).call;
  }

  async answer(answer: CallAnswer, signal: AbortSignal): Promise<void> {
    const response = await this.#send("answer", REQUEST_LIMIT, { body: answer, signal });
    await response.body?.cancel();
  }

  /** The file that came with a call. */
  async readBody(id: string, signal: AbortSignal): Promise<Uint8Array> {
    const path = `${encodeURIComponent(id)}/body`;
    const response = await this.#send(path, BODY_LIMIT, { signal });
    return new Uint8Array(await response.arrayBuffer());
  }

  async #send(
    path: string,
    limit: number,
    { body, signal }: { body?: unknown; signal: AbortSignal },
  ) {
    const response = await fetch(`${this.#url}/internal/calls/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${this.#key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
    });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new Error(`a call's ${path.split("/").at(-1)} was answered with ${response.status}`);
  }
}
