/** All choices of a run come from one of these, so that a seed names a run. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  is(probability: number): boolean;
  between(low: number, high: number): number;
  whole(below: number): number;
  pick<Item>(list: readonly Item[]): Item;
  /** Another stream that does not disturb this one. */
  fork(): Chance;
}

/** mulberry32: small, fast, the same on every machine. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    next,
    is: (probability) => next() < probability,
    between: (low, high) => low + next() * (high - low),
    whole,
    pick: <Item>(list: readonly Item[]) => {
      if (list.length === 0) throw new Error("nothing to pick from");
      return list[whole(list.length)] as Item;
    },
    fork: () => makeChance(whole(2 ** 32)),
  };
}
