import * as decoding from "lib0/decoding";
import {
  ITEM_WITH_PARENT_SUB,
  type LaneSection,
  type LaneWrite,
  PARENT_IS_ROOT,
} from "./lane-update.ts";

/**
 * Reads an update as a client that writes as it should sends it: one section of fresh keys of root maps, no deletes.
 * Null for anything else, honest or not, which Yjs' own decoder has to read; never throws.
 */
export function readPlainUpdate(update: Uint8Array, mostStructs: number): LaneSection | null {
  const decoder = decoding.createDecoder(update);
  try {
    if (decoding.readVarUint(decoder) !== 1) return null;
    const from = decoder.pos;
    const structs = decoding.readVarUint(decoder);
    if (structs === 0 || structs > mostStructs) return null;
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const writes: LaneWrite[] = [];
    while (writes.length < structs) {
      const write = readWrite(decoder);
      if (write === null) return null;
      writes.push(write);
    }
    const bytes = update.subarray(from, decoder.pos);
    const isWhole = decoding.readVarUint(decoder) === 0 && !decoding.hasContent(decoder);
    return isWhole ? { client, clock, writes, bytes } : null;
  } catch {
    return null;
  }
}

function readWrite(decoder: decoding.Decoder): LaneWrite | null {
  if (decoding.readUint8(decoder) !== ITEM_WITH_PARENT_SUB) return null;
  if (decoding.readVarUint(decoder) !== PARENT_IS_ROOT) return null;
  const lane = decoding.readVarString(decoder);
  const key = decoding.readVarString(decoder);
  if (decoding.readVarUint(decoder) !== 1) return null;
  const value: unknown = decoding.readAny(decoder);
  return value !== null && typeof value === "object" ? { lane, key, value } : null;
}
