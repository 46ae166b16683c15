export interface BucketLimits {
  perSecond: number;
  burst: number;
}

/** Refills with time; `take` answers false when there is not enough left. */
export function makeTokenBucket(
  { perSecond, burst }: BucketLimits,
  now: () => number,
): { take(amount: number): boolean } {
  let left = burst;
  let at = now();
  return {
    take(amount) {
      const time = now();
      left = Math.min(burst, left + ((time - at) / 1000) * perSecond) - amount;
      at = time;
      return left >= 0;
    },
  };
}
