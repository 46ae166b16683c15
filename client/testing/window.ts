class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** What a browser has and jsdom does not: sizes that never change, a wide screen with a mouse, popovers and dialogs. */
export function fillInWindow(): void {
  globalThis.ResizeObserver = NoResizes;
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: media.includes(">=") || media.includes("fine"),
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
  HTMLElement.prototype.showPopover ??= () => {};
  HTMLElement.prototype.hidePopover ??= () => {};
  Element.prototype.scrollIntoView ??= () => {};
  HTMLDialogElement.prototype.showModal ??= function open(this: HTMLDialogElement) {
    this.open = true;
  };
}
