import type { Member } from "../../shared/protocol/http.ts";
import { createMentionSuggestions } from "./mention-suggestions.ts";
import { mentionOf, mentionsIn } from "./mentions.ts";

/** Suggests members while an @ is typed in a note, and knows at the end who was meant. */
export function createMentioning(options: {
  isOn: () => boolean;
  text: () => string;
  setText: (text: string) => void;
  members: () => readonly Member[];
  me: () => string;
}) {
  const { text, members } = options;
  const others = () => members().filter(({ id }) => id !== options.me());
  const { making, step, dismiss, ...shown } = createMentionSuggestions({ ...options, others });
  const picked = new Set<string>();

  const pick = (id: string | undefined) => {
    const now = making();
    const member = members().find((one) => one.id === id);
    if (now === null || member === undefined) return;
    const rest = text().slice(now.at + 1 + now.typed.length);
    const name = mentionOf(member, members());
    dismiss();
    picked.add(member.id);
    options.setText(`${text().slice(0, now.at)}${name}${/^\s/.test(rest) ? "" : " "}${rest}`);
  };

  const pickActive = () => pick(shown.suggested()[shown.active()]?.id);

  const keys: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: pickActive,
    Tab: pickActive,
    Escape: dismiss,
  };

  return {
    ...shown,
    pick,
    /** True for a key that the suggestions took. */
    takeKey(key: string): boolean {
      const act = keys[key];
      if (act === undefined || shown.suggested().length === 0) return false;
      act();
      return true;
    },
    mentioned: (words: string) => mentionsIn(words, members(), picked),
    forgetPicked: () => picked.clear(),
  };
}

export type Mentioning = ReturnType<typeof createMentioning>;
