import * as Y from "yjs";
import type { DocumentConnection } from "../../../shared/browser/document-connection.ts";
import type { DocumentLink, LinkState } from "../../../shared/browser/document-link.ts";
import { type BodyOf, writeEntry } from "../../../shared/browser/entry-writer.ts";
import { keepParity, type Parity } from "../../../shared/document/client-id.ts";
import type { TeamEntry, VisitorEntry } from "../../../shared/domain/intent.ts";
import { conversationLanes, internalLanes } from "../../../shared/domain/lanes.ts";
import type { Disk } from "./disk.ts";
import type { Witness } from "./witness.ts";

export interface ReplicaParts {
  name: string;
  /** The lane its device writes; null when it only reads. */
  lane: "v" | "o" | null;
  by: string;
  parity: Parity;
  disk: Disk;
  /** Own entries of this device that are on its disk, oldest first. */
  own: string[];
  witness: Witness;
  connection: DocumentConnection;
  getToken(): Promise<string>;
  onRefused(reason: string): void;
}

/** One document on one device: in memory and on disk, linked to the server. */
export interface Replica {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly link: DocumentLink;
  isSynced(): boolean;
  /** Own entries that have no place yet, oldest first. */
  unsent(): string[];
  write(body: BodyOf<VisitorEntry> | BodyOf<TeamEntry>, now: number, random: () => number): string;
  close(): void;
}

/** Where the server's answer to an entry of a lane appears. */
const answerLane = { v: "s", o: "x" } as const;

export function openReplica(parts: ReplicaParts): Replica {
  const { name, lane, by, disk } = parts;
  const doc = new Y.Doc();
  keepParity(doc, parts.parity);
  for (const update of disk.updates) Y.applyUpdate(doc, update);
  parts.own.splice(0, Infinity, ...parts.own.filter((id) => isThere(doc, lane, id)));
  doc.on("update", (update: Uint8Array, origin: unknown) =>
    disk.append(update, origin === "own-entry" ? newestOwn(doc, lane, by) : null),
  );
  let state: LinkState = { is: "joining" };
  const link = parts.connection.open({
    name,
    doc,
    getToken: parts.getToken,
    onTokenExpired: () => undefined,
    onState(next) {
      state = next;
      if (next.is === "out") parts.onRefused(`${name} ${next.reason}`);
    },
  });
  watchServerLanes(doc, parts, () => link.madeProgress());
  const unsent = () =>
    lane === null ? [] : parts.own.filter((id) => !doc.getMap(answerLane[lane]).has(id));
  return {
    name,
    doc,
    link,
    isSynced: () => state.is === "synced",
    unsent,
    write(body, now, random) {
      if (lane === null) throw new Error(`${name} is only read`);
      const clock = { now: () => now, random };
      const own = { doc, lane: lane as "o", by, unsent: unsent() };
      const { id } = writeEntry(own, body as BodyOf<TeamEntry>, clock);
      parts.own.push(id);
      return id;
    },
    close: () => link.close(),
  };
}

function isThere(doc: Y.Doc, lane: "v" | "o" | null, id: string): boolean {
  return lane !== null && doc.getMap(lane).has(id);
}

/** An own id is above every own one known (F8), so the newest is the highest. */
function newestOwn(doc: Y.Doc, lane: "v" | "o" | null, by: string): string | null {
  if (lane === null) return null;
  let newest: string | null = null;
  for (const [id, entry] of doc.getMap<{ by: string }>(lane).entries()) {
    if (entry.by === by && (newest === null || id > newest)) newest = id;
  }
  return newest;
}

function watchServerLanes(doc: Y.Doc, { name, witness }: ReplicaParts, onNews: () => void): void {
  const lanes = name.startsWith("c:") ? conversationLanes : internalLanes;
  for (const lane of lanes) {
    if (lane === "v" || lane === "o") continue;
    const map = doc.getMap(lane);
    for (const id of map.keys()) witness.saw(name, lane, id);
    map.observe(({ keysChanged }) => {
      for (const id of keysChanged) witness.saw(name, lane, id);
      onNews();
    });
  }
}
