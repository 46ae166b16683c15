/** What the bench's processes tell each other. */
export interface PairAccess {
  document: string;
  /** Author of what the sender writes. */
  by: string;
  senderToken: string;
  readerToken: string;
}

export interface ServerReady {
  type: "ready";
  port: number;
  pairs: PairAccess[];
}

/** Memory is looked at after a collection; processor time is not, or the collection would be part of it. */
export interface UsageOrder {
  isTidied: boolean;
}

export interface ServerUsage {
  type: "usage";
  cpuMicroseconds: number;
  rssBytes: number;
}

export type Scenario =
  | { kind: "paced"; pairs: number; perSecond: number; seconds: number }
  | { kind: "saturated"; pairs: number; inFlight: number; seconds: number };

export interface LoadOrder {
  port: number;
  pairs: PairAccess[];
  scenario: Scenario;
}

export interface LoadResult {
  type: "done";
  messages: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Sent in the measured time and not seen two seconds later. */
  missing: number;
}

export type LoadMessage = { type: "connected" } | { type: "begin" } | LoadResult;
