import { createEffect, createMemo, createSignal, on } from "solid-js";
import type { Member } from "../../shared/protocol/http.ts";
import { mentionBefore, suggestedMembers } from "./mentions.ts";

/** The members who fit the name being typed at the caret, and which of them is chosen. */
export function createMentionSuggestions(options: {
  isOn: () => boolean;
  text: () => string;
  others: () => readonly Member[];
}) {
  const [caret, setCaret] = createSignal<number | null>(null);
  const [active, setActive] = createSignal(0);
  const [dismissedAt, setDismissedAt] = createSignal<number | null>(null);

  const making = createMemo(() => {
    const at = caret();
    return options.isOn() && at !== null ? mentionBefore(options.text(), at) : null;
  });
  const suggested = createMemo(() => {
    const now = making();
    if (now === null || now.at === dismissedAt()) return [];
    return suggestedMembers(options.others(), now.typed);
  });

  createEffect(
    on(
      () => making()?.typed,
      () => setActive(0),
    ),
  );
  createEffect(
    on(
      () => making()?.at,
      (at) => at === undefined && setDismissedAt(null),
    ),
  );

  return {
    making,
    suggested,
    active,
    setActive,
    setCaret,
    step(by: number) {
      const count = suggested().length;
      setActive((at) => (at + by + count) % count);
    },
    /** Shows none for this @ any more. */
    dismiss: () => setDismissedAt(making()?.at ?? null),
  };
}
