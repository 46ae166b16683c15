import { type Accessor, createSignal, onCleanup } from "solid-js";

/** The time, coarse enough for "4 min" and fine enough for a person not to notice. */
export function createClock(every = 10_000): Accessor<number> {
  const [now, setNow] = createSignal(Date.now());
  const tick = () => setNow(Date.now());
  const timer = setInterval(tick, every);
  document.addEventListener("visibilitychange", tick);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
  });
  return now;
}
