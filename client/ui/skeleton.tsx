import "./skeleton.css";
import { createSignal, Index, onCleanup, Show } from "solid-js";

/** Grey shapes of rows that are still to come; only after 300 ms, for what is quicker needs none. */
export function SkeletonRows(props: { count: number; shape: "row" | "bubble" }) {
  const [isLate, setIsLate] = createSignal(false);
  const timer = setTimeout(() => setIsLate(true), 300);
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="skeleton" role="status" aria-label="Loading" data-shape={props.shape}>
      <Show when={isLate()}>
        <Index each={Array.from({ length: props.count })}>
          {() => (
            <div class="skeleton-row">
              <span />
              <span />
              <span />
            </div>
          )}
        </Index>
      </Show>
    </div>
  );
}
