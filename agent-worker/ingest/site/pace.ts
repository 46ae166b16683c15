import { setTimeout as wait } from "node:timers/promises";

/** Keeps at least `seconds` between two requests. */
export class Pace {
  seconds: number;
  #next = 0;

  constructor(seconds: number) {
    this.seconds = seconds;
  }

  async turn(signal?: AbortSignal): Promise<void> {
    const now = performance.now();
    const due = Math.max(this.#next, now);
    this.#next = due + this.seconds * 1000;
    if (due > now) await wait(due - now, undefined, signal ? { signal } : {});
  }

  /** Waits longer once, as a site that is busy asks for. */
  hold(seconds: number): void {
    this.#next = performance.now() + seconds * 1000;
  }
}
