import { secureRandom } from "../../shared/browser/entry-id.ts";
import type { Surroundings } from "./surroundings.ts";

const SHORTEST_RECONNECT_MS = 500;
const RECONNECT_SPREAD_MS = 4000;

export function browserSurroundings(): Surroundings {
  return {
    base: location.origin,
    fetch: (...request) => fetch(...request),
    locks: navigator.locks as LockManager | undefined,
    device: "lobby",
    now: () => Date.now(),
    random: secureRandom,
    reconnectDelay: () => SHORTEST_RECONNECT_MS + Math.random() * RECONNECT_SPREAD_MS,
    isOnline: () => navigator.onLine,
    onWake: listenForWake,
    keepStorage: () => void navigator.storage?.persist?.().catch(() => false),
  };
}

function listenForWake(callback: () => void): () => void {
  const looksAgain = () => {
    if (document.visibilityState === "visible") callback();
  };
  addEventListener("online", callback);
  addEventListener("pageshow", callback);
  document.addEventListener("visibilitychange", looksAgain);
  return () => {
    removeEventListener("online", callback);
    removeEventListener("pageshow", callback);
    document.removeEventListener("visibilitychange", looksAgain);
  };
}
