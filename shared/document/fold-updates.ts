import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { ITEM_WITH_PARENT_SUB, PARENT_IS_ROOT } from "./lane-update.ts";

/** A client's structs as bytes, from clock 0 on without a gap. */
interface Run {
  structs: number;
  pieces: Uint8Array[];
}

/**
 * One update that says what all of them say in their order, put together from their bytes: for documents of lane entries.
 * Null when they hold anything else, overlap or leave a gap; then Yjs has to read them.
 */
export function foldUpdates(updates: readonly Uint8Array[]): Uint8Array | null {
  const runs = new Map<number, Run>();
  try {
    if (!updates.every((update) => addUpdate(runs, decoding.createDecoder(update)))) return null;
  } catch {
    return null;
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, runs.size);
  for (const [client, { structs, pieces }] of [...runs].toSorted(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, structs);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, 0);
    for (const piece of pieces) encoding.writeUint8Array(encoder, piece);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function addUpdate(runs: Map<number, Run>, decoder: decoding.Decoder): boolean {
  for (let sections = decoding.readVarUint(decoder); sections > 0; sections -= 1) {
    const structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const run = runs.get(client) ?? { structs: 0, pieces: [] };
    if (clock !== run.structs) return false;
    const from = decoder.pos;
    for (let left = structs; left > 0; left -= 1) if (!skipStruct(decoder)) return false;
    run.pieces.push(decoder.arr.subarray(from, decoder.pos));
    runs.set(client, { structs: run.structs + structs, pieces: run.pieces });
  }
  return decoding.readVarUint(decoder) === 0 && !decoding.hasContent(decoder);
}

function skipStruct(decoder: decoding.Decoder): boolean {
  if (decoding.readUint8(decoder) !== ITEM_WITH_PARENT_SUB) return false;
  if (decoding.readVarUint(decoder) !== PARENT_IS_ROOT) return false;
  skipBytes(decoder); // The lane's name
  skipBytes(decoder); // and the key.
  return decoding.readVarUint(decoder) === 1 && skipValue(decoder);
}

function skipBytes(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder);
  decoder.pos += length;
}

/** One value as lib0's `writeAny` writes it; false when it is of a kind that JSON has not. */
function skipValue(decoder: decoding.Decoder): boolean {
  switch (decoding.readUint8(decoder)) {
    case 126: // null
    case 121: // false
    case 120: // true
      return true;
    case 125:
      decoding.readVarInt(decoder);
      return true;
    case 124: // float of 32 bits
      decoder.pos += 4;
      return true;
    case 123: // float of 64 bits
      decoder.pos += 8;
      return true;
    case 119:
      skipBytes(decoder);
      return true;
    case 118:
      return skipValues(decoder, true);
    case 117:
      return skipValues(decoder, false);
    default:
      return false;
  }
}

function skipValues(decoder: decoding.Decoder, isKeyed: boolean): boolean {
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    if (isKeyed) skipBytes(decoder);
    if (!skipValue(decoder)) return false;
  }
  return true;
}
