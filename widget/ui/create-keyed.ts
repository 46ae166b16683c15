import { type Accessor, createMemo, createSignal, type Signal } from "solid-js";

/** The list as one accessor per id: what changes about an item reaches its view, which stays (what was expanded stays so). */
export function createKeyed<Item extends { id: string }>(
  items: () => readonly Item[],
): Accessor<Accessor<Item>[]> {
  let known = new Map<string, Signal<Item>>();
  return createMemo(() => {
    const before = known;
    known = new Map();
    return items().map((item) => {
      const [get, set] = before.get(item.id) ?? newSignal(item);
      known.set(item.id, [get, set]);
      set(() => item);
      return get;
    });
  });
}

function newSignal<Item>(item: Item): Signal<Item> {
  const [get, set] = createSignal(item);
  return [get, set];
}
