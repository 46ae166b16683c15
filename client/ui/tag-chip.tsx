import "./tag-chip.css";
import { type JSX, Show } from "solid-js";
import { Icon } from "./icon.tsx";

/** A tag: its name, and a dot in its hue. */
export function TagChip(props: {
  tag: { name: string; hue: number };
  onRemove?: (() => void) | undefined;
}): JSX.Element {
  return (
    <span class="tag-chip">
      <TagDot hue={props.tag.hue} />
      <span class="tag-chip-name">{props.tag.name}</span>
      <Show when={props.onRemove}>
        {(remove) => (
          <button
            type="button"
            aria-label={`Remove tag ${props.tag.name}`}
            onClick={() => remove()()}
          >
            <Icon name="close" size={12} />
          </button>
        )}
      </Show>
    </span>
  );
}

export function TagDot(props: { hue: number }) {
  return <span class="tag-dot" style={{ "--hue": String(props.hue) }} aria-hidden="true" />;
}
