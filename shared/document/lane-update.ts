import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { SERVER_CLIENT_ID } from "./client-id.ts";

export interface LaneWrite {
  lane: string;
  key: string;
  value: object;
}

/** One client's run of fresh keys, its first struct at `clock`. */
export interface LaneSection {
  client: number;
  clock: number;
  writes: readonly LaneWrite[];
  /** The section as it came, where nothing of it is left out; written again otherwise. */
  bytes?: Uint8Array;
}

export const ITEM_WITH_PARENT_SUB = 8 | 32;
export const PARENT_IS_ROOT = 1;

/**
 * Yjs update (v1) that sets fresh keys of root maps, built without loading the document:
 * sections of different clients, one struct per write, no deletes.
 */
export function encodeSections(sections: readonly LaneSection[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.length);
  // Merging updates relies on the higher client coming first.
  for (const section of sections.toSorted((a, b) => b.client - a.client)) {
    if (section.bytes === undefined) writeSection(encoder, section);
    else encoding.writeUint8Array(encoder, section.bytes);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function writeSection(encoder: encoding.Encoder, { client, clock, writes }: LaneSection): void {
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
}

export function encodeLaneUpdate(
  client: number,
  clock: number,
  writes: readonly LaneWrite[],
): Uint8Array {
  return encodeSections([{ client, clock, writes }]);
}

/** What the server itself writes, under its client id. */
export function serverSection(clock: number, writes: readonly LaneWrite[]): LaneSection {
  return { client: SERVER_CLIENT_ID, clock, writes };
}

/** Adds to a document what `encodeSections` says in bytes, without reading those again. Throws when a clock is not the client's next. */
export function applySections(
  doc: Y.Doc,
  sections: readonly LaneSection[],
  origin: object | null = null,
): void {
  const add = (transaction: Y.Transaction) => {
    for (const { client, clock, writes } of sections) {
      for (const [index, { lane, key, value }] of writes.entries()) {
        const id = Y.createID(client, clock + index);
        const content = new Y.ContentAny([value]);
        new Y.Item(id, null, null, null, null, doc.get(lane), key, content).integrate(
          transaction,
          0,
        );
      }
    }
  };
  Y.transact(doc, add, origin, false);
}
