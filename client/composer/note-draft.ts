import { createSignal } from "solid-js";

const keyOf = (conversation: string) => `lobby:note:${conversation}`;

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
