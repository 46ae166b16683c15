import type { JSX } from "solid-js";
import type { Progress } from "../chat/thread-rows.ts";
import { Icon, type IconName } from "./icon.tsx";
import { useWords } from "./words-context.tsx";

const icons: Record<NonNullable<Progress>, IconName> = {
  pending: "clock",
  sent: "check",
  seen: "check-twice",
  refused: "alert",
};

/** How far an own message has come: an icon, and the word beside it or for screen readers only. */
export function ProgressMark(props: {
  progress: NonNullable<Progress>;
  isSpelledOut: boolean;
  isOffline: boolean;
}): JSX.Element {
  const { words } = useWords();
  const word = () => {
    if (props.progress === "refused") return words.notSent;
    if (props.progress === "pending") return props.isOffline ? words.pendingOffline : words.pending;
    return words[props.progress];
  };
  return (
    <span class="progress" data-progress={props.progress} title={word()}>
      <Icon name={icons[props.progress]} />
      <span class={props.isSpelledOut ? undefined : "unseen"}>{word()}</span>
    </span>
  );
}
