import "./tooltip.css";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { Kbd } from "./kbd.tsx";
import { placeBy } from "./place.ts";

const DELAY = 400;

/** One tooltip for the whole page: it reads `data-tip` and `data-shortcut` of whatever is pointed at or focused by key. */
export function Tooltip() {
  const [target, setTarget] = createSignal<HTMLElement | null>(null);
  let panel!: HTMLDivElement;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (element: HTMLElement) => {
    setTarget(element);
    panel.showPopover();
    placeBy(element.getBoundingClientRect(), panel, "start");
  };

  const hide = () => {
    clearTimeout(timer);
    if (target() === null) return;
    setTarget(null);
    panel.hidePopover();
  };

  const notice = (event: Event) => {
    const element = tipped(event.target);
    if (element === target()) return;
    hide();
    if (element === null) return;
    if (event.type === "focusin" && !element.matches(":focus-visible")) return;
    timer = setTimeout(() => element.isConnected && show(element), DELAY);
  };

  onMount(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    document.addEventListener("pointerover", notice, options);
    document.addEventListener("focusin", notice, options);
    for (const ending of ["pointerdown", "keydown", "scroll", "focusout"])
      document.addEventListener(ending, hide, { ...options, capture: true });
    onCleanup(() => {
      stop.abort();
      clearTimeout(timer);
    });
  });

  return (
    <div ref={panel} class="tooltip" popover="manual" role="tooltip">
      {target()?.dataset["tip"]}
      <Show when={target()?.dataset["shortcut"]}>{(keys) => <Kbd keys={keys()} />}</Show>
    </div>
  );
}

function tipped(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
}
