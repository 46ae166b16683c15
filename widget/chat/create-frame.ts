import { createSignal, onCleanup } from "solid-js";
import { MESSAGE_LENGTH } from "../ui/composer.tsx";
import type { BootOptions } from "../visit/boot-options.ts";
import type { Memory } from "../visit/memory.ts";
import type { PagePort } from "../visit/page-port.ts";

export interface Frame {
  /** Whether the page shows the frame. An app that stands alone is always open. */
  isOpen(): boolean;
  /** Whether the browser shows the tab. */
  isVisible(): boolean;
  draft(): string;
  setDraft(text: string): void;
  onOpen(listener: () => void): void;
}

const DRAFT = "draft";

/** What the page says of the frame, and the draft it may prefill. */
export function createFrame(boot: BootOptions, memory: Memory, page: PagePort): Frame {
  const [isOpen, setOpen] = createSignal(boot.page === null);
  const [isVisible, setVisible] = createSignal(!document.hidden);
  const [draft, setDraft] = createSignal(memory.get<string>(DRAFT) ?? "");
  let opened = () => {};
  const keepDraft = (text: string) => {
    setDraft(text);
    memory.set(DRAFT, text === "" ? null : text);
  };
  page.listen((message) => {
    if (message.type === "open" || message.type === "close") setOpen(message.type === "open");
    if (message.type === "open") opened();
    if (message.type === "prefill")
      setDraft((before) => (before.trim() === "" ? message.text.slice(0, MESSAGE_LENGTH) : before));
  });
  const look = () => setVisible(!document.hidden);
  document.addEventListener("visibilitychange", look);
  onCleanup(() => document.removeEventListener("visibilitychange", look));
  return {
    isOpen,
    isVisible,
    draft,
    setDraft: keepDraft,
    onOpen(listener: () => void) {
      opened = listener;
    },
  };
}
