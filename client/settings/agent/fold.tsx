import "./editors.css";
import { createEffect, type JSX, Show } from "solid-js";
import { Icon } from "../../ui/icon.tsx";

/** One of a list, folded to a line; opened, it can be changed in place. */
export function Fold(props: {
  title: string;
  words: string;
  isOpen: boolean;
  isMuted?: boolean;
  onToggle: () => void;
  /** It was just added: its first field is where to write. */
  isNew?: boolean;
  /** Small buttons at the end of the line. */
  aside?: JSX.Element;
  children: JSX.Element;
}) {
  let body: HTMLDivElement | undefined;
  createEffect(() => {
    if (props.isOpen && props.isNew === true)
      body?.querySelector<HTMLInputElement>("input, textarea")?.select();
  });
  return (
    <li class="fold" data-open={props.isOpen || undefined} data-muted={props.isMuted || undefined}>
      <div class="fold-head">
        <button
          type="button"
          class="fold-button"
          aria-expanded={props.isOpen}
          onClick={() => props.onToggle()}
        >
          <Icon name={props.isOpen ? "chevron-down" : "chevron-right"} size={16} />
          <span>
            {props.title}
            <small>{props.words}</small>
          </span>
        </button>
        {props.aside}
      </div>
      <Show when={props.isOpen}>
        <div class="fold-body" ref={body}>
          {props.children}
        </div>
      </Show>
    </li>
  );
}
