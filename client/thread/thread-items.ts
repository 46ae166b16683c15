import type { ThreadItem } from "../../shared/domain/conversation.ts";

const GROUP_MS = 5 * 60_000;

/** The items worth a line: what one decision says twice is said once. */
export function shownItems(items: readonly ThreadItem[]): ThreadItem[] {
  const said = new Map<number, Set<string>>();
  for (const item of items) {
    if (item.type !== "event" || item.place === null) continue;
    const kinds = said.get(item.place.q) ?? new Set();
    said.set(item.place.q, kinds.add(item.event.kind));
  }
  return items.filter((item) => {
    if (item.type === "message") return item.delivery.is !== "discarded";
    if (item.type !== "event" || item.place === null) return true;
    const together = said.get(item.place.q);
    if (item.event.kind === "joined") return together?.has("assigned") !== true;
    if (item.event.kind !== "status") return true;
    const others = ["handed-off", "assigned", "asked-for-person"];
    return !others.some((kind) => together?.has(kind) === true);
  });
}

/** Whether a message goes on under the one before it, without a name and a picture of its own. */
export function continues(before: ThreadItem | undefined, item: ThreadItem): boolean {
  if (before?.type !== "message" || item.type !== "message") return false;
  if (before.by.id !== item.by.id || before.by.type !== item.by.type) return false;
  if (item.delivery.is === "held" || before.delivery.is === "held") return false;
  return timeOf(item) - timeOf(before) < GROUP_MS;
}

/** When it counts as said: the server's time, the device's while there is none. */
export function timeOf(item: ThreadItem): number {
  return item.place?.ms ?? item.at;
}
