import { type AddressInfo } from "node:net";
import Fastify from "fastify";
import {
  type AgentJob,
  claimRequestSchema,
  type CommitOutcome,
  type CommitRequest,
  commitRequestSchema,
  renewRequestSchema,
  type ShowRequest,
  showRequestSchema,
} from "../../shared/protocol/agent-job.ts";
import { untaggedRequestSchema } from "../../shared/protocol/untagged-messages.ts";

const KEY = "worker-key";

/** A sync server as the worker sees it: the job protocol over real HTTP, with faults on request. */
export class JobServer {
  readonly key = KEY;
  readonly commits: CommitRequest[] = [];
  readonly renewals: string[] = [];
  readonly shown: ShowRequest[] = [];
  /** By agent. */
  readonly untagged = new Map<string, string[]>();
  /** How often claim or commit fails with 503, or drops the connection after doing its work. */
  readonly faults = { unavailable: 0, brokenCommits: 0 };
  leaseIsLost = false;
  readonly #app = Fastify();
  readonly #jobs: AgentJob[] = [];
  readonly #outcomes = new Map<string, CommitOutcome>();
  readonly #watchers = new Set<() => void>();

  constructor() {
    this.#app.addHook("onRequest", async (request, reply) => {
      if (request.headers.authorization !== `Bearer ${KEY}`)
        return reply.code(401).send({ error: "no" });
      return undefined;
    });
    this.#app.post("/internal/jobs/claim", async (request, reply) => {
      if (this.#failsNow()) return reply.code(503).send();
      const { wait } = claimRequestSchema.parse(request.body);
      const job = await this.#nextJob(wait);
      return job ? { job } : reply.code(204).send();
    });
    this.#app.post("/internal/jobs/renew", async (request, reply) => {
      this.renewals.push(renewRequestSchema.parse(request.body).trigger);
      this.#changed();
      return this.leaseIsLost ? reply.code(409).send({ error: "lost" }) : {};
    });
    this.#app.post("/internal/jobs/stream", async (request, reply) => {
      this.shown.push(showRequestSchema.parse(request.body));
      this.#changed();
      return this.leaseIsLost ? reply.code(409).send({ error: "lost" }) : {};
    });
    this.#app.post("/internal/jobs/untagged", async (request) => {
      if (this.#failsNow()) throw new Error("unavailable");
      const { agent } = untaggedRequestSchema.parse(request.body);
      return { messages: this.untagged.get(agent) ?? [] };
    });
    this.#app.post("/internal/jobs/commit", async (request, reply) => {
      const parsed = commitRequestSchema.safeParse(request.body);
      return parsed.success ? this.#commit(parsed.data, reply.raw) : reply.code(400).send();
    });
  }

  async start(port = 0): Promise<string> {
    await this.#app.listen({ port, host: "127.0.0.1" });
    const address = this.#app.server.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.#changed();
    this.#app.server.closeAllConnections();
    await this.#app.close();
  }

  offer(job: AgentJob): void {
    this.#jobs.push(job);
    this.#changed();
  }

  /** Resolves once the condition holds; it is looked at after everything that happens here. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await this.#change();
  }

  #failsNow(): boolean {
    if (this.faults.unavailable === 0) return false;
    this.faults.unavailable -= 1;
    return true;
  }

  async #nextJob(wait: number): Promise<AgentJob | undefined> {
    const deadline = AbortSignal.timeout(wait);
    while (this.#jobs.length === 0 && !deadline.aborted && this.#app.server.listening)
      await this.#change();
    return this.#jobs.shift();
  }

  #commit(request: CommitRequest, raw: { destroy(): unknown }) {
    if (this.#failsNow()) throw new Error("unavailable");
    this.commits.push(request);
    const outcome = this.#outcomes.has(request.trigger) ? "again" : "published";
    this.#outcomes.set(request.trigger, outcome);
    this.#changed();
    if (this.faults.brokenCommits > 0) {
      this.faults.brokenCommits -= 1;
      raw.destroy();
    }
    return { outcome };
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#watchers.add(resolve));
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
    this.#watchers.clear();
  }
}
