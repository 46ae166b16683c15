import { type JSX, Match, Switch } from "solid-js";
import type { Who } from "../chat/chat.ts";
import { Icon } from "./icon.tsx";
import "../styles/avatar.css";

/** A face for whoever answers; the name is always said beside it. */
export function Avatar(props: { who: Who; isSmall?: boolean }): JSX.Element {
  const name = () => (props.who.is === "team" ? "" : props.who.name);
  return (
    <span
      class="avatar"
      data-who={props.who.is}
      data-small={props.isSmall === true || undefined}
      aria-hidden="true"
    >
      <Switch fallback={<Icon name="person" />}>
        <Match when={name() !== ""}>{initialOf(name())}</Match>
      </Switch>
    </span>
  );
}

function initialOf(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? "";
}
