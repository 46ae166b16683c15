import { type Accessor, createMemo, createSignal, onCleanup } from "solid-js";

const OVERSCAN = 4;

/** Which of many rows of one height are on screen; the rest exist only as the height of the list. */
export function createRowWindow(options: { count: Accessor<number>; height: number }) {
  const [top, setTop] = createSignal(0);
  const [visibleHeight, setVisibleHeight] = createSignal(800);
  let scroller: HTMLElement | undefined;

  const start = createMemo(() => {
    const last = Math.max(0, options.count() - 1);
    return Math.min(last, Math.max(0, Math.floor(top() / options.height) - OVERSCAN));
  });
  const end = createMemo(() => {
    const last = Math.ceil((top() + visibleHeight()) / options.height) + OVERSCAN;
    return Math.min(options.count(), Math.max(last, start() + 1));
  });

  const attach = (element: HTMLElement) => {
    scroller = element;
    const read = () => setTop(element.scrollTop);
    const resized = new ResizeObserver(() => setVisibleHeight(element.clientHeight));
    element.addEventListener("scroll", read, { passive: true });
    resized.observe(element);
    onCleanup(() => {
      element.removeEventListener("scroll", read);
      resized.disconnect();
    });
  };

  /** Scrolls as little as it takes; the row is in the page when this returns. */
  const reveal = (index: number) => {
    if (scroller === undefined || index < 0) return;
    const rowTop = index * options.height;
    const bottom = scroller.scrollTop + scroller.clientHeight;
    if (rowTop < scroller.scrollTop) scroller.scrollTop = rowTop;
    else if (rowTop + options.height > bottom)
      scroller.scrollTop = rowTop + options.height - scroller.clientHeight;
    setTop(scroller.scrollTop);
  };

  const scrollToTop = () => {
    // Asking a list for its place lays it out, which a list at its beginning can do without.
    if (scroller === undefined || top() === 0) return;
    scroller.scrollTop = 0;
    setTop(0);
  };

  return { start, end, attach, reveal, scrollToTop };
}
