const NONE = -1;

/**
 * Joins the two groups that are nearest on average, again and again, until none are as near as `least`. `near` is
 * symmetric and is used up.
 */
export function joinByAverage(near: Float32Array[], least: number): number[][] {
  const groups = near.map((_, at) => [at]);
  for (const [at, row] of near.entries()) row[at] = NONE;
  const nearest = near.map((row) => highestOf(row));
  for (;;) {
    const one = highestOf(nearest.map((other, at) => near[at]?.[other] ?? NONE));
    const other = nearest[one] ?? NONE;
    if ((near[one]?.[other] ?? NONE) < least) break;
    joinTwo(one, other, groups, near);
    for (const [at, row] of near.entries()) {
      const mine = nearest[at] ?? NONE;
      if (at === one || mine === one || mine === other) nearest[at] = highestOf(row);
      else if ((row[one] ?? NONE) > (row[mine] ?? NONE)) nearest[at] = one;
    }
  }
  return groups.filter((group) => group.length > 0);
}

/** Where the highest number stands; NONE where nothing is left. */
function highestOf(numbers: ArrayLike<number>): number {
  let best = NONE;
  let highest = NONE;
  for (let at = 0; at < numbers.length; at += 1) {
    const one = numbers[at] ?? NONE;
    if (one > highest) [best, highest] = [at, one];
  }
  return best;
}

/** The other goes into the one; how near that is to the rest is the mean over all its pairs. */
function joinTwo(one: number, other: number, groups: number[][], near: Float32Array[]): void {
  const mine = groups[one] ?? [];
  const theirs = groups[other] ?? [];
  const all = mine.length + theirs.length;
  const own = near[one];
  for (const [at, row] of near.entries()) {
    const isGone = groups[at]?.length === 0 || at === one || at === other;
    const mean = ((row[one] ?? 0) * mine.length + (row[other] ?? 0) * theirs.length) / all;
    row[one] = isGone ? NONE : mean;
    row[other] = NONE;
    if (own) own[at] = row[one] ?? NONE;
  }
  near[other]?.fill(NONE);
  groups[one] = [...mine, ...theirs];
  groups[other] = [];
}
