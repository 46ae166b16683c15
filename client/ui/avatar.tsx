import "./avatar.css";
import { Show } from "solid-js";
import { hueOf, initialsOf } from "./initials.ts";

/** A person's initials on a tint that is always the same for that person. */
export function Avatar(props: {
  id: string;
  name: string;
  size?: "small" | "normal" | "large";
  kind?: "visitor" | "teammate";
  /** Degrees; without one it follows from the id. */
  hue?: number;
}) {
  return (
    <span
      class="avatar"
      data-size={props.size ?? "normal"}
      data-kind={props.kind ?? "visitor"}
      style={{ "--hue": String(props.hue ?? hueOf(props.id)) }}
      aria-hidden="true"
    >
      {initialsOf(props.name)}
    </span>
  );
}

/** The mark of the AI: never round, never a face, so that nobody takes it for a person. */
export function AgentMark(props: { size?: "small" | "normal" | "large"; label?: string }) {
  return (
    <span class="agent-mark" data-size={props.size ?? "normal"}>
      <span aria-hidden={props.label !== undefined}>AI</span>
      <Show when={props.label}>{(label) => <span class="visually-hidden">{label()}</span>}</Show>
    </span>
  );
}
