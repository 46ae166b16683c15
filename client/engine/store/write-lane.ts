import type { WriteJob } from "./write-job.ts";
import { isStorageTrouble, troubleSentence } from "./storage-trouble.ts";

export interface QueuedWrite {
  job: WriteJob;
  isStrict: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

export interface WriteLaneOptions {
  /** Writes all of them in one transaction or none; null when it is done, else the reason. */
  attempt(batch: readonly QueuedWrite[]): Promise<unknown>;
  /** Null when everything of this lane is on the device. */
  onTrouble(why: string | null): void;
}

const RETRY_MS = 5000;

/** Writes in their order, as many at a time as are queued; what the device refuses stays queued. */
export class WriteLane {
  readonly #options: WriteLaneOptions;
  #queue: QueuedWrite[] = [];
  /** Whatever else is queued in this turn goes with it. */
  #isPlanned = false;
  #isFlushing = false;
  #isClosed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #idle: (() => void)[] = [];

  constructor(options: WriteLaneOptions) {
    this.#options = options;
  }

  add(write: QueuedWrite): void {
    this.#queue.push(write);
    if (this.#isFlushing || this.#isPlanned) return;
    this.#isPlanned = true;
    queueMicrotask(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    this.#isPlanned = false;
    if (this.#isFlushing) return;
    clearTimeout(this.#retry);
    this.#isFlushing = true;
    let isHealthy = true;
    while (isHealthy && this.#queue.length > 0) isHealthy = await this.#writeBatch();
    this.#isFlushing = false;
    for (const done of this.#idle.splice(0)) done();
    if (!isHealthy && !this.#isClosed) this.#retry = setTimeout(() => void this.#flush(), RETRY_MS);
  }

  /** Everything queued goes into one transaction. False when the device refuses; the queue keeps it. */
  async #writeBatch(): Promise<boolean> {
    const batch = this.#queue.slice();
    const problem = await this.#options.attempt(batch);
    if (problem === null) return this.#written(batch);
    if (isStorageTrouble(problem)) return this.#refused(problem);
    for (const one of batch) {
      const own = await this.#options.attempt([one]);
      if (own === null) this.#written([one]);
      else if (isStorageTrouble(own)) return this.#refused(own);
      else {
        this.#queue.shift();
        one.reject(own);
      }
    }
    return true;
  }

  #written(batch: readonly QueuedWrite[]): true {
    this.#queue.splice(0, batch.length);
    this.#options.onTrouble(null);
    for (const { resolve } of batch) resolve();
    return true;
  }

  #refused(problem: unknown): false {
    this.#options.onTrouble(troubleSentence(problem));
    return false;
  }

  isBusy(): boolean {
    return this.#isPlanned || this.#isFlushing;
  }

  /** Resolves when nothing is on its way any more: everything is written, or the device refuses. */
  async settled(): Promise<void> {
    if (this.isBusy()) await new Promise<void>((done) => this.#idle.push(done));
  }

  /** Tries what is queued once more; nothing is tried after that. */
  async finish(): Promise<void> {
    this.#isClosed = true;
    if (this.#queue.length > 0) void this.#flush();
    await this.settled();
    clearTimeout(this.#retry);
  }

  /** Forgets what is queued. */
  drop(): void {
    this.#isClosed = true;
    this.#queue = [];
    clearTimeout(this.#retry);
  }
}
