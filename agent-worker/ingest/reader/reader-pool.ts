import { availableParallelism } from "node:os";
import { ReaderChild, type ReaderLimits } from "./reader-child.ts";
import type { Reading, ReadingRoom, ReadingTask } from "./reading.ts";

/** For one file. */
const READER_LIMITS: ReaderLimits = { milliseconds: 60_000, memory: 1024 * 1024 * 1024 };

/** Enough that a process never waits for its next task. */
const QUEUED_EACH = 4;

/** Processes that read, one for each core and started when needed; the caller closes it. */
export class ReaderPool implements ReadingRoom {
  readonly #children: ReaderChild[];

  constructor(limits: ReaderLimits = READER_LIMITS, size = Math.min(8, availableParallelism())) {
    this.#children = Array.from({ length: size }, () => new ReaderChild(limits));
  }

  get places(): number {
    return this.#children.length * QUEUED_EACH;
  }

  read(task: ReadingTask): Promise<Reading> {
    const idlest = this.#children.reduce((a, b) => (b.load < a.load ? b : a));
    return idlest.read(task);
  }

  close(): void {
    for (const child of this.#children) child.close();
  }
}
