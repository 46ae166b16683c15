import { createSignal } from "solid-js";
import type { Memory } from "../visit/memory.ts";

export interface ConversationChoice {
  current(): string | null;
  choose(conversation: string | null): void;
  /** Conversations with something to send, for the next visit to find. */
  unsent(): string[];
  noteUnsent(conversation: string, hasUnsent: boolean): void;
}

const CURRENT = "conversation";
const UNSENT = "unsent";

/** Which conversation is on screen: kept for the next visit, and the same in all tabs. */
export function createConversationChoice(memory: Memory): ConversationChoice {
  const [current, setCurrent] = createSignal(memory.get<string>(CURRENT));
  memory.onChange(CURRENT, () => setCurrent(memory.get<string>(CURRENT)));
  const unsent = () => memory.get<string[]>(UNSENT) ?? [];
  return {
    current,
    choose(conversation) {
      memory.set(CURRENT, conversation);
      setCurrent(conversation);
    },
    unsent,
    noteUnsent(conversation, hasUnsent) {
      const others = unsent().filter((id) => id !== conversation);
      if (hasUnsent === unsent().length > others.length) return;
      memory.set(UNSENT, hasUnsent ? [...others, conversation] : others);
    },
  };
}
