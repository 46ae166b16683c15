import "./long-text.css";
import { createSignal, type JSX, Show } from "solid-js";

/** Some thirty lines: what is longer is shown from its beginning, the rest on request. */
const LONG = 1800;

export function LongText(props: { text: string; children: JSX.Element }) {
  const [isWhole, setWhole] = createSignal(false);
  return (
    <Show when={props.text.length > LONG} fallback={props.children}>
      <div class="long-text" data-cut={isWhole() ? undefined : ""}>
        {props.children}
      </div>
      <button
        type="button"
        class="long-text-more"
        aria-expanded={isWhole()}
        onClick={() => setWhole((before) => !before)}
      >
        {isWhole() ? "Show less" : "Show all"}
      </button>
    </Show>
  );
}
