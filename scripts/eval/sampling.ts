/** Every n-th of a list, beginning with the first. */
export function everyNth<T>(list: readonly T[], n: number): T[] {
  return list.filter((_, index) => index % n === 0);
}

/** At most so many of a list, at even distances from its beginning to its end. */
export function thin<T>(list: readonly T[], most: number): T[] {
  return everyNth(list, Math.max(1, Math.ceil(list.length / most)));
}
