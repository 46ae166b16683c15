import { type JSX, Show } from "solid-js";

/** One kind of thing that the check-up looks for, with how many it found, or that there is none. */
export function Finding(props: {
  title: string;
  count: number;
  nothing: string;
  children: JSX.Element;
}) {
  return (
    <section>
      <h2>
        {props.title}
        <Show when={props.count > 0}>
          <span class="checkup-count figures">{props.count >= 100 ? "100+" : props.count}</span>
        </Show>
      </h2>
      <Show when={props.count > 0} fallback={<p class="knowledge-hint">{props.nothing}</p>}>
        {props.children}
      </Show>
    </section>
  );
}
