import { createEffect, createSignal, type JSX } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import type { MessageRow } from "../chat/thread-rows.ts";
import { useWords } from "./words-context.tsx";

/** Reads out each new answer once; what was there before the chat was opened is not read out. */
export function Announcer(props: { chat: Chat }): JSX.Element {
  const { words } = useWords();
  const [said, setSaid] = createSignal("");
  createEffect<string | undefined>((before) => {
    const newest = props.chat
      .rows()
      .findLast((row): row is MessageRow => row.type === "message" && row.by !== "visitor");
    const isNew = newest !== undefined && newest.id !== before;
    const isFresh = isNew && Date.now() - newest.at < 60_000;
    if (isFresh && props.chat.isOpen()) setSaid(`${newest.name || words.team}: ${newest.text}`);
    return newest?.id;
  });
  return (
    <p class="unseen" aria-live="polite">
      {said()}
    </p>
  );
}
