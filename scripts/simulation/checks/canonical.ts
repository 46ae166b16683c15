import type * as Y from "yjs";
import type { LaneName } from "../../../shared/domain/lanes.ts";

const lanesOf = {
  c: ["v", "f", "s"],
  n: ["o", "x", "e"],
} as const satisfies Record<string, LaneName[]>;

export function laneNamesOf(document: string): readonly LaneName[] {
  return document.startsWith("c:") ? lanesOf.c : lanesOf.n;
}

/** A document's lanes as text that is equal when they are. */
export function canonicalLanes(name: string, doc: Y.Doc): string {
  return canonical(
    Object.fromEntries(laneNamesOf(name).map((lane) => [lane, doc.getMap(lane).toJSON()])),
  );
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
