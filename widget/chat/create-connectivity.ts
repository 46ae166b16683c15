import { createSignal, onCleanup } from "solid-js";

export interface Connectivity {
  /** When the way to the server was lost; null while it is there. */
  offlineSince(): number | null;
  /** The socket, or a request, came through or did not. */
  report(isReached: boolean): void;
}

/** What is known of the network: the browser's word, and whether the server was reached. */
export function createConnectivity(now: () => number, onBack: () => void): Connectivity {
  let isReached = true;
  let since = navigator.onLine ? null : now();
  const [offlineSince, setOfflineSince] = createSignal(since);
  const judge = () => {
    const isOffline = !navigator.onLine || !isReached;
    if (isOffline === (since !== null)) return;
    since = isOffline ? now() : null;
    setOfflineSince(since);
  };
  const online = () => {
    isReached = true;
    judge();
    onBack();
  };
  window.addEventListener("online", online);
  window.addEventListener("offline", judge);
  onCleanup(() => {
    window.removeEventListener("online", online);
    window.removeEventListener("offline", judge);
  });
  return {
    offlineSince,
    report(reached) {
      isReached = reached;
      judge();
    },
  };
}
