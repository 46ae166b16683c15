import * as Y from "yjs";
import { encodeLaneUpdate, type LaneWrite } from "./lane-update.ts";

/** Well below what the gate takes of one update (D5). */
const SLICE_BYTES = 32 * 1024;
const SLICE_ENTRIES = 100;
/** Client id, clocks and counts beside the entries. */
const OVERHEAD_BYTES = 64;

interface Entry {
  client: number;
  clock: number;
  write: LaneWrite;
  bytes: number;
}

/**
 * Cuts an update of lane entries that is larger than the server takes at once (a long spell offline) into several,
 * in the order of the entries (D4), so that each `prev` is known when it comes (D3).
 * An update that is small, or holds anything else than lane entries, is given back as it is.
 */
export function splitUpdate(update: Uint8Array, sliceBytes = SLICE_BYTES): Uint8Array[] {
  if (update.byteLength <= sliceBytes) return [update];
  const entries = readEntries(update);
  if (entries === null) return [update];
  return slicesOf(entries, sliceBytes).map((slice) => {
    const [first] = slice as [Entry];
    return encodeLaneUpdate(
      first.client,
      first.clock,
      slice.map(({ write }) => write),
    );
  });
}

function readEntries(update: Uint8Array): Entry[] | null {
  const { structs, ds } = Y.decodeUpdate(update);
  if (ds.clients.size > 0) return null;
  const entries: Entry[] = [];
  for (const struct of structs) {
    const entry = readEntry(struct);
    if (entry === null) return null;
    entries.push(entry);
  }
  return entries.toSorted((a, b) => (a.write.key < b.write.key ? -1 : 1));
}

function readEntry(struct: Y.Item | Y.GC | Y.Skip): Entry | null {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return null;
  const { id, parent, parentSub, origin, rightOrigin, content } = struct;
  const isPlain = origin === null && rightOrigin === null && content.arr.length === 1;
  if (!isPlain || typeof parent !== "string" || parentSub === null) return null;
  const value = content.arr[0] as object;
  const write = { lane: parent, key: parentSub, value };
  const { byteLength } = encodeLaneUpdate(id.client, id.clock, [write]);
  return { client: id.client, clock: id.clock, write, bytes: byteLength };
}

function slicesOf(entries: readonly Entry[], sliceBytes: number): Entry[][] {
  const slices: Entry[][] = [];
  let bytes = Infinity;
  for (const entry of entries) {
    const slice = slices.at(-1);
    const last = slice?.at(-1);
    const follows = last?.client === entry.client && last.clock + 1 === entry.clock;
    const fits = bytes + entry.bytes <= sliceBytes && (slice?.length ?? 0) < SLICE_ENTRIES;
    if (slice !== undefined && follows && fits) {
      slice.push(entry);
      bytes += entry.bytes;
    } else {
      slices.push([entry]);
      bytes = entry.bytes + OVERHEAD_BYTES;
    }
  }
  return slices;
}
