import { type JSX, Show } from "solid-js";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { IconName } from "../../ui/icon-paths.ts";

/** A part of the settings that is a list: what it is for, the list or what one would bring, and how to add to it. */
export function ListSection(props: {
  title: string;
  hint: string;
  /** What is shown in the place of the list while it is empty. */
  empty: { icon: IconName; title: string; words: string; add: string };
  isEmpty: boolean;
  add: string;
  onAdd: () => void;
  children: JSX.Element;
}) {
  return (
    <section class="settings-block">
      <h2>{props.title}</h2>
      <p class="settings-hint">{props.hint}</p>
      <Show
        when={!props.isEmpty}
        fallback={
          <EmptyState icon={props.empty.icon} title={props.empty.title} words={props.empty.words}>
            <Button look="primary" icon="plus" onClick={() => props.onAdd()}>
              {props.empty.add}
            </Button>
          </EmptyState>
        }
      >
        {props.children}
        <Button size="small" icon="plus" onClick={() => props.onAdd()}>
          {props.add}
        </Button>
      </Show>
    </section>
  );
}
