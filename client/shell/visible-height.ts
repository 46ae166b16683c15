import { onCleanup, onMount } from "solid-js";

/** Keeps `--visible-height` at what a phone's keyboard leaves of the window, so that the composer stays above it. */
export function createVisibleHeight(): void {
  onMount(() => {
    const viewport = window.visualViewport;
    if (viewport === null || viewport === undefined) return;
    const { style } = document.documentElement;
    const read = () => {
      // Zoomed in by fingers is not a keyboard.
      if (viewport.scale === 1) style.setProperty("--visible-height", `${viewport.height}px`);
    };
    read();
    viewport.addEventListener("resize", read);
    onCleanup(() => {
      viewport.removeEventListener("resize", read);
      style.removeProperty("--visible-height");
    });
  });
}
