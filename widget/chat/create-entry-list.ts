import { createSignal } from "solid-js";
import { type EarlyEntries, type EarlyEntry, makeEarlyEntries } from "../visit/early-entries.ts";
import type { Memory } from "../visit/memory.ts";

export interface EntryList extends EarlyEntries {
  /** The list for views: it follows every change, other tabs' too. */
  shown(): EarlyEntry[];
}

export function createEntryList(memory: Memory, name: string): EntryList {
  const list = makeEarlyEntries(memory, name);
  const [shown, setShown] = createSignal(list.list());
  const show = () => setShown(list.list());
  memory.onChange(name, show);
  return {
    list: list.list,
    shown,
    put(entries) {
      list.put(entries);
      show();
    },
    drop(ids) {
      list.drop(ids);
      show();
    },
  };
}
