/** A door that a fault leads through: open, everybody passes; shut, whoever comes waits until it opens. */
export interface Door {
  pass(): Promise<void> | undefined;
  shut(): void;
  open(): void;
  /** Resolves when somebody stands before the shut door. */
  reached(): Promise<void>;
}

export function makeDoor(): Door {
  let opened: (() => void) | null = null;
  let barrier: Promise<void> | null = null;
  let isReached: () => void = () => {};
  let reached: Promise<void> = Promise.resolve();
  return {
    pass() {
      if (barrier === null) return undefined;
      isReached();
      return barrier;
    },
    shut() {
      barrier = new Promise((resolve) => (opened = resolve));
      reached = new Promise((resolve) => (isReached = resolve));
    },
    open() {
      barrier = null;
      opened?.();
    },
    reached: () => reached,
  };
}
