import type { Accessor } from "solid-js";

/** The workspaces a person is a member of, and going from one to another. */
export interface Workspaces {
  all: Accessor<readonly { id: string; name: string }[]>;
  go(id: string): void;
}

const KEY = "lobby:workspace";

/** The one this device had open last, so that it opens again. */
export function recallWorkspace(storage: Storage): string | null {
  return storage.getItem(KEY);
}

export function rememberWorkspace(storage: Storage, id: string): void {
  storage.setItem(KEY, id);
}
