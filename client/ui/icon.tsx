import { For } from "solid-js";
import { type IconName, iconPaths } from "./icon-paths.ts";

/** A 20 by 20 line icon that takes its colour from the text; always decorative, the words are beside it or in a label. */
export function Icon(props: { name: IconName; size?: number }) {
  return (
    <svg
      width={props.size ?? 18}
      height={props.size ?? 18}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <For each={iconPaths[props.name]}>{(d) => <path d={d} />}</For>
    </svg>
  );
}
