import {
  type AgentJob,
  agentJobSchema,
  type CommitOutcome,
  type CommitRequest,
  commitResponseSchema,
} from "../shared/protocol/agent-job.ts";
import { untaggedResponseSchema } from "../shared/protocol/untagged-messages.ts";

const CLAIM_WAIT = 20_000;
const REQUEST_LIMIT = 10_000;

/** The server could not be reached, or not do its work; trying again later may help. */
export class ServerAway extends Error {
  override readonly name = "ServerAway";
}

/** The server understood and said no; trying again will not help. */
export class ServerRefused extends Error {
  override readonly name = "ServerRefused";
  readonly status: number;

  constructor(path: string, status: number) {
    super(`${path} was answered with ${status}`);
    this.status = status;
  }
}

/** Speaks the job protocol of shared/protocol/agent-job.ts. */
export class JobClient {
  readonly #url: string;
  readonly #key: string;

  constructor(options: { url: string; key: string }) {
    this.#url = options.url.replace(/\/+$/, "");
    this.#key = options.key;
  }

  /** Waits for a job; null when none came. */
  async claim(signal: AbortSignal): Promise<AgentJob | null> {
    const response = await this.#post(
      "claim",
      { wait: CLAIM_WAIT },
      signal,
      CLAIM_WAIT + REQUEST_LIMIT,
    );
    if (response.status === 204) return null;
    const body: unknown = await readJson(response);
    const parsed = agentJobSchema.safeParse(isRecord(body) ? body["job"] : undefined);
    if (!parsed.success)
      throw new ServerRefused("claim gave a job that cannot be read and", response.status);
    return parsed.data;
  }

  /** False when the lease is no longer this worker's. */
  async renew(job: AgentJob, signal: AbortSignal): Promise<boolean> {
    const { conversation, trigger, epoch } = job;
    return this.#holds("renew", { conversation, trigger, epoch }, signal);
  }

  async #holds(path: string, body: object, signal: AbortSignal): Promise<boolean> {
    try {
      const response = await this.#post(path, body, signal, REQUEST_LIMIT);
      await response.body?.cancel();
      return true;
    } catch (error) {
      if (error instanceof ServerRefused && error.status === 409) return false;
      throw error;
    }
  }

  /** Shows an answer under way; false when the lease is no longer this worker's. */
  async show(job: AgentJob, text: string, signal: AbortSignal): Promise<boolean> {
    const { conversation, trigger, epoch } = job;
    return this.#holds("stream", { conversation, trigger, epoch, text }, signal);
  }

  async commit(request: CommitRequest, signal: AbortSignal): Promise<CommitOutcome> {
    const response = await this.#post("commit", request, signal, REQUEST_LIMIT);
    return commitResponseSchema.parse(await readJson(response)).outcome;
  }

  async readUntagged(agent: string, signal: AbortSignal): Promise<string[]> {
    const response = await this.#post("untagged", { agent }, signal, REQUEST_LIMIT);
    return untaggedResponseSchema.parse(await readJson(response)).messages;
  }

  async #post(path: string, body: unknown, signal: AbortSignal, limit: number): Promise<Response> {
    const response = await this.#send(
      path,
      body,
      AbortSignal.any([signal, AbortSignal.timeout(limit)]),
      signal,
    );
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status >= 500 || response.status === 429)
      throw new ServerAway(`${path} was answered with ${response.status}`);
    throw new ServerRefused(path, response.status);
  }

  async #send(
    path: string,
    body: unknown,
    limited: AbortSignal,
    signal: AbortSignal,
  ): Promise<Response> {
    try {
      return await fetch(`${this.#url}/internal/jobs/${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${this.#key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: limited,
      });
    } catch (error) {
      signal.throwIfAborted();
      throw new ServerAway(`${path} could not be sent`, { cause: error });
    }
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new ServerAway("an answer broke off", { cause: error });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
