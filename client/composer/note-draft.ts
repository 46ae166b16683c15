import { createSignal } from "solid-js";

const PREFIX = "lobby:note:";
const keyOf = (conversation: string) => `${PREFIX}${conversation}`;

/** The note in the making: this person's alone, and there again after a reload. */
export function createNoteDraft(storage: Storage, conversation: string) {
  const [text, setText] = createSignal(storage.getItem(keyOf(conversation)) ?? "");
  const set = (next: string) => {
    setText(next);
    if (next === "") storage.removeItem(keyOf(conversation));
    else storage.setItem(keyOf(conversation), next);
  };
  return { text, set };
}

/** Leaves none behind for whoever uses this device next. */
export function clearNoteDrafts(storage: Storage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
}
