import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { splitUpdate } from "../document/split-update.ts";

const SMALL_FRAME = 32 * 1024;
const SYNC = 0;
const UPDATE = 2;

/** A Hocuspocus frame as the frames that the server takes: a large sync step or update becomes several updates. */
export function splitFrame(frame: Uint8Array): { name: string; frames: Uint8Array[] } {
  if (frame.byteLength <= SMALL_FRAME) return { name: "", frames: [frame] };
  const decoder = decoding.createDecoder(frame);
  const name = decoding.readVarString(decoder);
  const isWrite = decoding.readVarUint(decoder) === SYNC && decoding.readVarUint(decoder) > 0;
  if (!isWrite) return { name, frames: [frame] };
  const pieces = splitUpdate(decoding.readVarUint8Array(decoder));
  if (pieces.length === 1) return { name, frames: [frame] };
  return { name, frames: pieces.map((piece) => updateFrame(name, piece)) };
}

function updateFrame(name: string, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, UPDATE);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}
