import type { LeaderState } from "../tabs/tab-message.ts";

/** How the leader stands to the server, from what happens to it. */
export interface SyncStatus {
  current(): LeaderState;
  opened(): void;
  caughtUp(): void;
  lost(): void;
  out(state: "signed-out" | "outdated"): void;
  /** Tries again after being out. */
  retry(): void;
  isOut(): boolean;
}

export interface SyncStatusOptions {
  now(): number;
  /** When the server was last heard, before this start. */
  lastLive: number | undefined;
  isOnline(): boolean;
  onChange(state: LeaderState): void;
}

export function makeSyncStatus({
  now,
  lastLive,
  isOnline,
  onChange,
}: SyncStatusOptions): SyncStatus {
  let state: LeaderState = isOnline()
    ? { is: "catching-up" }
    : { is: "offline", since: lastLive ?? now() };
  let heard = lastLive ?? now();
  const change = (next: LeaderState) => {
    if (state.is === "live") heard = now();
    if (next.is === state.is) return;
    state = next;
    onChange(state);
  };
  const isOut = () => state.is === "signed-out" || state.is === "outdated";
  const unlessOut = (next: () => LeaderState) => () => {
    if (!isOut()) change(next());
  };
  return {
    current: () => state,
    opened: unlessOut(() => ({ is: "catching-up" })),
    caughtUp: unlessOut(() => ({ is: "live" })),
    lost() {
      if (isOut()) return;
      if (state.is === "live") heard = now();
      change({ is: "offline", since: heard });
    },
    out: (is) => change({ is }),
    retry: () => change({ is: "catching-up" }),
    isOut,
  };
}
