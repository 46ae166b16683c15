/** A native modal dialog, mounted only while open; Escape and a click beside it close it. */
export interface Modal {
  open(dialog: HTMLDialogElement): void;
  close(): void;
  /** For the dialog's own `close` event. */
  closed(): void;
}

/** `onClose` is called once and at once: the browser's event comes later, when another dialog may be open. */
export function createModal(onClose: () => void): Modal {
  let opened: HTMLDialogElement | undefined;
  let isClosed = false;
  const closed = () => {
    if (!isClosed) {
      isClosed = true;
      onClose();
    }
  };
  return {
    open(dialog) {
      opened = dialog;
      dialog.setAttribute("closedby", "any");
      dialog.showModal();
    },
    close() {
      opened?.close();
      closed();
    },
    closed,
  };
}
