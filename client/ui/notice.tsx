import "./notice.css";
import type { JSX } from "solid-js";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

/** A few words in a box that somebody has to see: what happened, what is safe, what to do. */
export function Notice(props: {
  kind: "error" | "waiting" | "quiet";
  icon?: IconName;
  children: JSX.Element;
}) {
  return (
    <div class="notice" data-kind={props.kind} role={props.kind === "error" ? "alert" : "status"}>
      <Icon name={props.icon ?? "alert"} size={16} />
      <div class="notice-words">{props.children}</div>
    </div>
  );
}
