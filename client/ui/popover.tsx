import "./popover.css";
import { type JSX, onCleanup, onMount } from "solid-js";
import { type Align, placeBy } from "./place.ts";

/**
 * A native popover beside its anchor, mounted only while open. The browser gives it light dismissal, Escape and
 * the return of focus; `onClose` is told when it went.
 */
export function Popover(props: {
  anchor: HTMLElement;
  label: string;
  align?: Align;
  onClose: () => void;
  children: JSX.Element;
}) {
  let panel!: HTMLDivElement;

  const place = () => placeBy(props.anchor.getBoundingClientRect(), panel, props.align ?? "start");

  onMount(() => {
    panel.showPopover();
    place();
    const grow = new ResizeObserver(place);
    grow.observe(panel);
    addEventListener("resize", place);
    onCleanup(() => {
      grow.disconnect();
      removeEventListener("resize", place);
    });
  });

  const close = (event: ToggleEvent) => {
    if (event.newState === "closed") props.onClose();
  };

  return (
    <div
      ref={panel}
      class="popover"
      popover="auto"
      role="dialog"
      aria-label={props.label}
      on:beforetoggle={close}
    >
      {props.children}
    </div>
  );
}
