import { Show } from "solid-js";
import type { Checkup } from "../../shared/protocol/improve-calls.ts";

/** A section by its article's title and its heading; opens the article. */
export function PlaceLink(props: {
  place: Checkup["steering"][number];
  onOpen: (article: string) => void;
}) {
  return (
    <button type="button" class="checkup-link" onClick={() => props.onOpen(props.place.article)}>
      {props.place.title}
      <Show when={props.place.heading !== props.place.title}> › {props.place.heading}</Show>
    </button>
  );
}
