import type { Logger } from "pino";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { pause } from "../pause.ts";
import type { Embedder } from "../retrieval/ports.ts";
import { mayPractise } from "./practice-messages.ts";
import { Tagger } from "./tagger.ts";

/** `key` stands for the agent and its tags with all their examples. */
export type Lesson = { key: string; tags: AgentJob["tags"]; agent: string };

export type TagPracticeOptions = {
  embedder: Embedder | null;
  /** What visitors of an agent wrote lately and no person tagged; kept no longer than learning takes. */
  readUntagged(agent: string, signal: AbortSignal): Promise<string[]>;
  log: Logger;
  /** Milliseconds. */
  clock(): number;
};

const DAY_MS = 24 * 3600 * 1000;
/** Sets of tags that are kept learned. */
const REMEMBERED = 8;
/** Learning takes at most a tenth of the time, however often tags change. */
const REST = 9;

/** A10: learns tags from visitors' messages as well, aside from the answers: when they have changed, and again after a day. */
export class TagPractice {
  readonly #options: TagPracticeOptions;
  readonly #learned = new Map<string, { tagger: Tagger; at: number }>();
  /** By agent: of tags that changed twice, the first ones are no longer wanted. */
  readonly #wanted = new Map<string, Lesson>();
  #wake = Promise.withResolvers<void>();

  constructor(options: TagPracticeOptions) {
    this.#options = options;
  }

  /** What is learned by now, if anything; what is missing or a day old is learned next. */
  taggerFor(lesson: Lesson): Tagger | null {
    if (this.#isDue(lesson) && mayPractise(lesson.tags)) {
      this.#wanted.set(lesson.agent, lesson);
      this.#wake.resolve();
    }
    return this.#learned.get(lesson.key)?.tagger ?? null;
  }

  /** Ends when `signal` aborts, after what is being learned. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener("abort", () => this.#wake.resolve(), { once: true });
    while (!signal.aborted) {
      await this.#wake.promise;
      this.#wake = Promise.withResolvers();
      for (const lesson of this.#takeWanted()) {
        if (signal.aborted) return;
        if (this.#isDue(lesson)) await this.#learn(lesson, signal);
      }
    }
  }

  *#takeWanted(): Generator<Lesson> {
    for (const [agent, lesson] of this.#wanted) {
      this.#wanted.delete(agent);
      yield lesson;
    }
  }

  #isDue({ key }: Lesson): boolean {
    const learned = this.#learned.get(key);
    return learned === undefined || this.#options.clock() - learned.at >= DAY_MS;
  }

  async #learn({ key, tags, agent }: Lesson, signal: AbortSignal): Promise<void> {
    const { embedder, readUntagged, log, clock } = this.#options;
    const at = clock();
    try {
      const tagger = await Tagger.learn(tags, embedder, await readUntagged(agent, signal));
      this.#learned.delete(key);
      this.#learned.set(key, { tagger, at });
      const oldest = this.#learned.keys().next().value;
      if (this.#learned.size > REMEMBERED && oldest !== undefined) this.#learned.delete(oldest);
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, "nothing learned from untagged messages");
    }
    await pause(REST * (clock() - at), signal).catch(() => undefined);
  }
}
