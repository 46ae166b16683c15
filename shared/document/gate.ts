import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { hasParity, type Parity } from "./client-id.ts";
import type { LaneSection, LaneWrite } from "./lane-update.ts";
import { readPlainUpdate } from "./plain-update.ts";

/** Why an update is not taken. `reject`: no honest client sends it. `resync`: honest, but the sides must sync first. */
export type GateProblem = { kind: "reject" | "resync"; why: string };

/** What a connection may write into a document. */
export interface WriteRight {
  lane: string;
  /** The token's subject: the only author (P4). */
  subject: string;
  parity: Parity;
  /** Checks the JSON of one entry beyond id and author; must not throw. */
  isEntry(value: object): boolean;
}

export interface GateEntry {
  id: string;
  by: string;
  kind: string;
  prev?: string;
}

export const gateLimits = {
  updateBytes: 64 * 1024,
  structs: 256,
  clients: 16,
  laneEntries: 2000,
  documentClients: 512,
} as const;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export class GateRefusal extends Error {
  readonly problem: GateProblem;
  constructor(kind: GateProblem["kind"], why: string) {
    super(`${kind}:${why}`);
    this.problem = { kind, why };
  }
}

const reject = (why: string) => new GateRefusal("reject", why);
const resync = (why: string) => new GateRefusal("resync", why);

export interface Vetted {
  /** The fresh entries in ULID order (D4), empty when nothing is new. */
  entries: GateEntry[];
  /** The same as they are to be logged and passed on: without anything that was known already. */
  sections: LaneSection[];
}

/**
 * Vets a client's update against the document as it stands, without applying it (D2, P3 to P6).
 * @throws {GateRefusal} when the update must not be taken
 */
export function vetUpdate(doc: Y.Doc, update: Uint8Array, right: WriteRight): Vetted {
  if (update.byteLength > gateLimits.updateBytes) throw reject("too-big");
  const plain = readPlainUpdate(update, gateLimits.structs);
  const fresh = plain === null ? vetAny(doc, update, right) : vetPlain(doc, plain, right);
  const lane = doc.share.get(right.lane);
  const entries = [...fresh.entries.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { prev } of entries) {
    if (prev !== undefined && !fresh.entries.has(prev) && lane?._map.has(prev) !== true)
      throw resync("prev-missing"); // D3
  }
  return { entries, sections: [...fresh.sections.values()] };
}

function vetPlain(doc: Y.Doc, plain: LaneSection, right: WriteRight): Fresh {
  const { client, clock, writes } = plain;
  const structs = writes.map(({ lane, key, value }, index): LaneStruct => {
    if (lane !== right.lane && !doc.share.has(lane)) throw reject("not-a-fresh-key");
    return { client, clock: clock + index, length: 1, lane, key, values: [value] };
  });
  const fresh = vetStructs(doc, structs, right);
  if (fresh.entries.size === writes.length) fresh.sections.set(client, plain);
  return fresh;
}

function vetAny(doc: Y.Doc, update: Uint8Array, right: WriteRight): Fresh {
  const decoded = decode(update);
  vetSections(update, decoded.structs);
  if (decoded.structs.length > gateLimits.structs) throw reject("too-many-structs");
  const structs = decoded.structs.map((struct) => vetShape(doc, struct, right));
  const fresh = vetStructs(doc, structs, right);
  vetDeletes(doc.store, decoded.ds);
  return fresh;
}

/** Whatever is left over behind the update would be stored and never read. */
function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  const decoders: decoding.Decoder[] = [];
  const reader = function read(decoder: decoding.Decoder): Y.UpdateDecoderV1 {
    decoders.push(decoder);
    return new Y.UpdateDecoderV1(decoder);
  };
  try {
    const decoded = Y.decodeUpdateV2(update, reader as never);
    if (decoders.every((decoder) => !decoding.hasContent(decoder))) return decoded;
  } catch {
    throw reject("malformed");
  }
  throw reject("malformed");
}

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];

/** Yjs keeps only the last section of a client when it applies an update: a second one would hide what was vetted. */
function vetSections(update: Uint8Array, structs: Struct[]): void {
  const sections = decoding.readVarUint(decoding.createDecoder(update));
  if (sections !== new Set(structs.map(({ id }) => id.client)).size) throw reject("malformed");
}

interface Fresh {
  entries: Map<string, GateEntry>;
  /** By client. */
  sections: Map<number, LaneSection>;
}

/** A struct of the only shape there may be: one key of a root. `values` is null when it holds anything but plain JSON. */
interface LaneStruct extends Omit<LaneWrite, "value"> {
  client: number;
  clock: number;
  length: number;
  values: unknown[] | null;
}

function vetStructs(doc: Y.Doc, structs: LaneStruct[], right: WriteRight): Fresh {
  const next = new Map<number, number>();
  const entries = new Map<string, GateEntry>();
  const runs = new Map<number, { client: number; clock: number; writes: LaneWrite[] }>();
  const lane = doc.share.get(right.lane);
  for (const struct of structs) {
    const { client, clock, key } = struct;
    const state = next.get(client) ?? knownClock(doc.store, client, next.size);
    next.set(client, Math.max(state, clock + struct.length));
    if (clock + struct.length <= state) continue;
    const entry = vetStruct(struct, state, right);
    if (entries.has(key) || lane?._map.has(key) === true) throw reject("duplicate-key");
    if ((lane?._map.size ?? 0) + entries.size >= gateLimits.laneEntries)
      throw reject("document-full");
    entries.set(key, entry);
    const write = { lane: right.lane, key, value: entry };
    const run = runs.get(client);
    if (run === undefined) runs.set(client, { client, clock, writes: [write] });
    else run.writes.push(write);
  }
  return { entries, sections: runs };
}

/**
 * Holds for known structs as well, because Yjs looks at them again: it integrates an empty one, splits at or waits for an
 * origin, and makes a root of any name it reads.
 */
function vetShape(doc: Y.Doc, struct: Struct, right: WriteRight): LaneStruct {
  if (struct.constructor !== Y.Item) throw reject("struct-type");
  if (struct.length === 0) throw reject("empty-struct");
  const { origin, rightOrigin, parentSub, content, id } = struct as Y.Item;
  const parent = (struct as Y.Item).parent as unknown;
  const isRoot = typeof parent === "string" && (parent === right.lane || doc.share.has(parent));
  if (origin !== null || rightOrigin !== null || parentSub === null || !isRoot)
    throw reject("not-a-fresh-key");
  const values = content.constructor === Y.ContentAny ? (content as Y.ContentAny).arr : null;
  return { ...id, length: struct.length, lane: parent, key: parentSub, values };
}

function knownClock(store: Y.Doc["store"], client: number, seenClients: number): number {
  if (seenClients >= gateLimits.clients) throw reject("too-many-clients");
  const state = Y.getState(store, client);
  if (state === 0 && store.clients.size >= gateLimits.documentClients)
    throw reject("document-clients");
  return state;
}

function vetStruct(struct: LaneStruct, state: number, right: WriteRight): GateEntry {
  const { client, clock, lane, key, values } = struct;
  if (!hasParity(client, right.parity)) throw reject("client-id-space"); // P5
  if (clock !== state) throw resync("gap");
  if (lane !== right.lane) throw reject("not-a-fresh-key"); // P3
  if (values === null || values.length !== 1) throw reject("content-type");
  return vetValue(key, values[0], right);
}

function vetValue(key: string, value: unknown, right: WriteRight): GateEntry {
  if (value === null || typeof value !== "object") throw reject("value");
  if (Object.getPrototypeOf(value) !== Object.prototype) throw reject("value");
  const entry = value as GateEntry;
  if (!ULID.test(key) || entry.id !== key || entry.by !== right.subject) throw reject("author"); // P4
  if (!right.isEntry(value)) throw reject("entry");
  return entry;
}

/** A sync step always carries the full delete set; every range in it must be deleted here already. */
function vetDeletes(store: Y.Doc["store"], deletes: ReturnType<typeof Y.decodeUpdate>["ds"]): void {
  for (const [client, ranges] of deletes.clients) {
    const structs = store.clients.get(client) ?? [];
    const state = Y.getState(store, client);
    for (const { clock, len } of ranges) {
      if (len === 0) throw reject("empty-range"); // Yjs would keep it as pending for ever
      if (!(clock + len <= state)) throw resync("delete-unknown");
      vetRange(structs, clock, clock + len);
    }
  }
}

function vetRange(structs: (Y.Item | Y.GC)[], from: number, end: number): void {
  if (from >= end) return;
  let clock = from;
  for (
    let index = Y.findIndexSS(structs, from);
    index < structs.length && clock < end;
    index += 1
  ) {
    const struct = structs[index] as Y.Item | Y.GC;
    if (!struct.deleted) throw reject("delete");
    clock = struct.id.clock + struct.length;
  }
}
