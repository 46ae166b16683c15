import { createSignal, onCleanup } from "solid-js";

const NEAR = 48;
const EARLIER_AT = 400;

/**
 * Keeps a scroller at its end while it is there, and where it is otherwise: new content below moves nobody who
 * reads further up, older content above doesn't either.
 */
export function createBottomAnchor() {
  const [isAtBottom, setIsAtBottom] = createSignal(true);
  const [hasNews, setHasNews] = createSignal(false);
  let scroller: HTMLElement | undefined;
  let lastHeight = 0;

  const toBottom = () => {
    setIsAtBottom(true);
    setHasNews(false);
    if (scroller !== undefined) scroller.scrollTop = scroller.scrollHeight;
  };

  /** Runs a change that adds content above and puts back what was on screen. */
  const keepWhile = (change: () => void) => {
    if (scroller === undefined) return change();
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    change();
    scroller.scrollTop = scroller.scrollHeight - fromEnd;
    lastHeight = scroller.scrollHeight;
  };

  const attach = (element: HTMLElement, onNearTop: () => void) => {
    scroller = element;
    const read = () => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      setIsAtBottom(isNear);
      if (isNear) setHasNews(false);
      if (element.scrollTop < EARLIER_AT && element.querySelector(".timeline-earlier") !== null)
        onNearTop();
    };
    const grown = new ResizeObserver(() => {
      if (isAtBottom()) toBottom();
      else if (element.scrollHeight > lastHeight) setHasNews(true);
      lastHeight = element.scrollHeight;
    });
    element.addEventListener("scroll", read, { passive: true });
    queueMicrotask(() => {
      grown.observe(element);
      for (const child of element.children) grown.observe(child);
      toBottom();
    });
    onCleanup(() => {
      grown.disconnect();
      element.removeEventListener("scroll", read);
    });
  };

  return { isAtBottom, hasNews, toBottom, keepWhile, attach };
}
