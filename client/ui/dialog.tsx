import "./dialog.css";
import { createUniqueId, type JSX, onMount } from "solid-js";
import { IconButton } from "./button.tsx";
import { createModal } from "./modal.ts";

/** A modal dialog with a title and a button that closes it. */
export function Dialog(props: { title: string; onClose: () => void; children: JSX.Element }) {
  const id = createUniqueId();
  let dialog!: HTMLDialogElement;
  const modal = createModal(() => props.onClose());
  onMount(() => {
    modal.open(dialog);
    dialog.focus();
  });
  return (
    <dialog ref={dialog} class="dialog" tabIndex={-1} aria-labelledby={id} onClose={modal.closed}>
      <div class="dialog-body">
        <header class="dialog-header">
          <h2 id={id}>{props.title}</h2>
          <IconButton icon="close" label="Close" onClick={modal.close} />
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
