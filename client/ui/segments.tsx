import "./segments.css";
import { createUniqueId, For } from "solid-js";

export interface Segment<Id> {
  id: Id;
  label: string;
}

/** One of a few, side by side. */
export function Segments<Id>(props: {
  label: string;
  segments: readonly Segment<Id>[];
  chosen: Id;
  onChoose: (id: Id) => void;
}) {
  const name = createUniqueId();
  return (
    <div class="segments" role="radiogroup" aria-label={props.label}>
      <For each={props.segments}>
        {(one) => (
          <label>
            <input
              class="visually-hidden"
              type="radio"
              name={name}
              checked={props.chosen === one.id}
              onChange={() => props.onChoose(one.id)}
            />
            {one.label}
          </label>
        )}
      </For>
    </div>
  );
}
