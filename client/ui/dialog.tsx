import "./dialog.css";
import { createUniqueId, type JSX, onMount } from "solid-js";
import { IconButton } from "./button.tsx";

/** A native modal dialog, mounted only while open; Escape and a click beside it close it. */
export function Dialog(props: { title: string; onClose: () => void; children: JSX.Element }) {
  const id = createUniqueId();
  let dialog!: HTMLDialogElement;
  onMount(() => {
    dialog.setAttribute("closedby", "any");
    dialog.showModal();
    dialog.focus();
  });
  return (
    <dialog
      ref={dialog}
      class="dialog"
      tabIndex={-1}
      aria-labelledby={id}
      onClose={() => props.onClose()}
    >
      <div class="dialog-body">
        <header class="dialog-header">
          <h2 id={id}>{props.title}</h2>
          <IconButton icon="close" label="Close" onClick={() => dialog.close()} />
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
