const FIRST_MS = 30;
const LONGEST_MS = 30_000;

/** How long a client waits before it syncs a document again: doubled each time, with jitter, until there is progress (W3, F10). */
export interface ResyncWait {
  next(): number;
  startOver(): void;
}

export function makeResyncWait(random: () => number): ResyncWait {
  let wait = FIRST_MS;
  return {
    next() {
      const now = wait * (0.5 + random());
      wait = Math.min(wait * 2, LONGEST_MS);
      return now;
    },
    startOver() {
      wait = FIRST_MS;
    },
  };
}
