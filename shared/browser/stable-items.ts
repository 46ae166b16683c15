import type { ThreadItem } from "../domain/conversation.ts";

/** The new items, each the old object where nothing changed, so that only what changed is drawn again. */
export function keepIdentity(
  before: readonly ThreadItem[],
  after: readonly ThreadItem[],
): ThreadItem[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return after.map((item) => {
    const old = known.get(item.id);
    return old !== undefined && isSame(old, item) ? old : item;
  });
}

/** Deep equality of plain JSON. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as Plain)[key], (b as Plain)[key]))
  );
}

type Plain = Record<string, unknown>;
