import * as encoding from "lib0/encoding";
import {
  type Content,
  contents,
  type DeletedRanges,
  item,
  type ItemPlace,
  rawUpdate,
} from "../raw-update.ts";

/** Where a forger stands: a document with entries of its own and of the server, and a client id nobody has used. */
export interface Ground {
  lane: string;
  subject: string;
  client: number;
  /** A client id of the same side that has written `knownStructs` entries. */
  knownClient: number;
  knownStructs: number;
  /** An own entry that is in the lane. */
  known: string;
  /** A key of the server's, in a lane of this document. */
  servers: { lane: string; key: string; structs: number };
  /** An entry that would be taken, for forging one thing at a time. */
  entry(id: string): Record<string, unknown>;
  /** An entry that only the other side may write. */
  othersEntry(id: string): Record<string, unknown>;
  newId(): string;
}

export type Forge = (ground: Ground) => Uint8Array;

/** An update that is right in everything but what the caller changes. */
export function one(
  ground: Ground,
  change: { place?: ItemPlace; content?: Content; client?: number; clock?: number } = {},
  deletes: DeletedRanges[] = [],
): Uint8Array {
  const id = ground.newId();
  const struct = item(
    { parent: ground.lane, key: id, ...change.place },
    change.content ?? contents.any(ground.entry(id)),
  );
  const { client = ground.client, clock = 0 } = change;
  return rawUpdate([{ client, clock, structs: [struct] }], deletes);
}

export function many(ground: Ground, count: number): ((encoder: encoding.Encoder) => void)[] {
  return Array.from({ length: count }, () => {
    const id = ground.newId();
    return item({ parent: ground.lane, key: id }, contents.any(ground.entry(id)));
  });
}

export function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** What an honest client sends, for the same ground: shows that the forgeries fail for the right reason. */
export function honestUpdate(ground: Ground): Uint8Array {
  return one(ground);
}
