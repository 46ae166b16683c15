const GAP = 4;
const EDGE = 8;
/** Below this a panel is a sheet at the foot of the window, and the style sheet alone says where. */
const PHONE = 560;

export type Align = "start" | "end";

/** Puts `panel` below `anchor` (above it when there is more room), inside the window, through the CSSOM only. */
export function placeBy(anchor: DOMRect, panel: HTMLElement, align: Align): void {
  if (innerWidth < PHONE) return;
  const { width, height } = panel.getBoundingClientRect();
  const below = innerHeight - anchor.bottom;
  const goesUp = below < height + GAP + EDGE && anchor.top > below;
  const top = goesUp ? anchor.top - GAP - height : anchor.bottom + GAP;
  const left = align === "start" ? anchor.left : anchor.right - width;
  panel.style.setProperty("top", `${clamp(top, EDGE, innerHeight - height - EDGE)}px`);
  panel.style.setProperty("left", `${clamp(left, EDGE, innerWidth - width - EDGE)}px`);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
