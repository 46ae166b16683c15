import "./list-width.css";
import { createSignal } from "solid-js";

const KEY = "lobby:list-width";
const LEAST = 260;
const MOST = 560;
const STEP = 20;

export function createListWidth(storage: Storage) {
  const [width, setWidth] = createSignal(clamp(Number(storage.getItem(KEY) ?? 340)));
  const set = (next: number) => {
    setWidth(clamp(next));
    storage.setItem(KEY, String(width()));
  };
  return { width, set };
}

function clamp(width: number): number {
  return Number.isFinite(width) ? Math.max(LEAST, Math.min(MOST, Math.round(width))) : 340;
}

/** The edge between list and thread, to drag or to move with the arrow keys. */
export function ListResizer(props: { width: number; onResize: (width: number) => void }) {
  const drag = (down: PointerEvent & { currentTarget: HTMLElement }) => {
    const handle = down.currentTarget;
    const from = props.width - down.clientX;
    handle.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) => props.onResize(from + event.clientX);
    handle.addEventListener("pointermove", move);
    handle.addEventListener(
      "lostpointercapture",
      () => handle.removeEventListener("pointermove", move),
      {
        once: true,
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    props.onResize(props.width + by);
  };
  return (
    <div
      class="list-resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the list"
      aria-valuenow={props.width}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={onKeyDown}
    />
  );
}
