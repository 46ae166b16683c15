import type { Me } from "../../shared/protocol/http.ts";

const KEY = "lobby:me";

/** Keeps who is signed in, so that the app starts without a network. Holds no secret: the session is a cookie. */
export function rememberMe(storage: Storage, me: Me): void {
  storage.setItem(KEY, JSON.stringify(me));
}

export function recallMe(storage: Storage): Me | null {
  const kept = storage.getItem(KEY);
  if (kept === null) return null;
  try {
    return JSON.parse(kept) as Me;
  } catch {
    storage.removeItem(KEY);
    return null;
  }
}

export function forgetMe(storage: Storage): void {
  storage.removeItem(KEY);
}
