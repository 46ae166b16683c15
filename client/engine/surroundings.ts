import type { Locks } from "./tabs/leadership.ts";

/** What the engine needs of the browser it runs in. */
export interface Surroundings {
  /** Address of the server without a slash at the end. */
  base: string;
  fetch: typeof fetch;
  locks: Locks | undefined;
  /** Names of database, locks and channel begin with it; another one is another device. */
  device: string;
  now(): number;
  /** Numbers from 0 to below 1. */
  random(): number;
  /** Milliseconds before the first try after a lost socket. */
  reconnectDelay(): number;
  isOnline(): boolean;
  /** Calls back whenever the network may be back or somebody looks again. */
  onWake(callback: () => void): () => void;
  /** Asks that the browser not clear what is stored. */
  keepStorage(): void;
}
