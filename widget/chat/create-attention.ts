import { createEffect, createMemo, createSignal, untrack } from "solid-js";
import type { ThreadItem } from "../../shared/domain/conversation.ts";
import type { Memory } from "../visit/memory.ts";
import type { PagePort } from "../visit/page-port.ts";

export interface Attention {
  unread(): number;
}

export interface AttentionOptions {
  conversation(): string | null;
  items(): readonly ThreadItem[];
  agentName(): string;
  /** Highest public place on this device. */
  seen(): number;
  /** How far the visitor has read on another device or tab. */
  readElsewhere(): number;
  /** Whether the thread is in front of the visitor's eyes. */
  isLooking(): boolean;
  memory: Memory;
  page: PagePort;
  markRead(q: number): void;
}

/** What the visitor has not read yet, and what the page is told about it. Read means: on screen, in a visible tab, with the chat open. */
export function createAttention(options: AttentionOptions): Attention {
  const { memory, page } = options;
  const name = () => `read:${options.conversation()}`;
  const [changes, setChanges] = createSignal(0);
  const readUpTo = createMemo(() => {
    changes();
    return Math.max(memory.get<number>(name()) ?? 0, options.readElsewhere());
  });
  const answers = createMemo(() =>
    options
      .items()
      .flatMap((item) =>
        item.type === "message" && item.by.type !== "visitor" && item.place !== null
          ? [{ id: item.id, by: item.by, q: item.place.q }]
          : [],
      ),
  );
  const unread = createMemo(() => answers().filter(({ q }) => q > readUpTo()).length);

  const looksAt = createMemo(() => (options.isLooking() ? options.seen() : 0));
  createEffect(() => {
    const seen = looksAt();
    if (seen === 0) return;
    if (seen > untrack(readUpTo)) {
      memory.set(name(), seen);
      setChanges((count) => count + 1);
    }
    options.markRead(seen);
  });
  createEffect(() => page.tell({ type: "unread", count: unread() }));
  createEffect<{ conversation: string | null; told: number } | undefined>((before) => {
    const conversation = options.conversation();
    const newest = Math.max(0, ...answers().map(({ q }) => q));
    if (before?.conversation === conversation)
      for (const { id, by, q } of answers())
        if (q > before.told && before.told > 0) {
          const from = by.type === "agent" ? "agent" : "teammate";
          page.tell({ type: "message", id, from, name: by.name ?? options.agentName() });
        }
    return { conversation, told: Math.max(newest, options.seen()) };
  });
  return { unread };
}
