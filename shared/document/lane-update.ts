import * as encoding from "lib0/encoding";
import { SERVER_CLIENT_ID } from "./client-id.ts";

export interface LaneWrite {
  lane: string;
  key: string;
  value: object;
}

const ITEM_WITH_PARENT_SUB = 8 | 32;
const PARENT_IS_ROOT = 1;

/**
 * Yjs update (v1) that sets fresh keys of root maps, built without loading the document:
 * one section of one client, structs from `clock` on, no deletes. One struct per write.
 */
export function encodeLaneUpdate(
  client: number,
  clock: number,
  writes: readonly LaneWrite[],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, writes.length);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  for (const { lane, key, value } of writes) {
    encoding.writeUint8(encoder, ITEM_WITH_PARENT_SUB);
    encoding.writeVarUint(encoder, PARENT_IS_ROOT);
    encoding.writeVarString(encoder, lane);
    encoding.writeVarString(encoder, key);
    encoding.writeVarUint(encoder, 1);
    encoding.writeAny(encoder, value as encoding.AnyEncodable);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** The server's own writes, under its client id. */
export function encodeServerUpdate(clock: number, writes: readonly LaneWrite[]): Uint8Array {
  return encodeLaneUpdate(SERVER_CLIENT_ID, clock, writes);
}
