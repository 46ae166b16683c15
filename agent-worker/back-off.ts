import { setTimeout as wait } from "node:timers/promises";

const FIRST = 100;
const LONGEST = 5000;

/** Waits longer after each failure in a row, up to five seconds, never in step with other workers. */
export class BackOff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Resolves early when aborted. */
  async failed(signal: AbortSignal): Promise<void> {
    const limit = Math.min(LONGEST, FIRST * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 16);
    const delay = limit * (0.5 + this.#random() / 2);
    await wait(delay, undefined, { signal, ref: true }).catch(() => undefined);
  }
}
