import "./empty-state.css";
import { type JSX, Show } from "solid-js";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

/** One sentence that teaches and at most one button. */
export function EmptyState(props: {
  icon: IconName;
  title: string;
  words?: string | undefined;
  children?: JSX.Element;
}) {
  return (
    <div class="empty-state">
      <span class="empty-state-icon">
        <Icon name={props.icon} size={22} />
      </span>
      <p class="empty-state-title">{props.title}</p>
      <Show when={props.words}>{(words) => <p class="empty-state-words">{words()}</p>}</Show>
      {props.children}
    </div>
  );
}
