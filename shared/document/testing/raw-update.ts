import * as encoding from "lib0/encoding";

type Write = (encoder: encoding.Encoder) => void;

/** The content of an item, as the Yjs v1 encoding numbers it. */
export interface Content {
  ref: number;
  write: Write;
}

export interface ItemPlace {
  /** Root by name, or the item that holds the type. */
  parent?: string | [client: number, clock: number];
  key?: string;
  origin?: [client: number, clock: number];
  rightOrigin?: [client: number, clock: number];
}

export interface Section {
  client: number;
  clock: number;
  structs: Write[];
}

export type DeletedRanges = [client: number, ranges: [clock: number, length: number][]];

const HAS_KEY = 32;
const HAS_RIGHT_ORIGIN = 64;
const HAS_ORIGIN = 128;

/** A Yjs update (v1) written by hand: anything the encoding can say, honest or not. */
export function rawUpdate(sections: Section[], deletes: DeletedRanges[] = []): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.length);
  for (const { client, clock, structs } of sections) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const write of structs) write(encoder);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

export function item(place: ItemPlace, content: Content): Write {
  const { parent, key, origin, rightOrigin } = place;
  return (encoder) => {
    const info =
      content.ref |
      (key === undefined ? 0 : HAS_KEY) |
      (rightOrigin === undefined ? 0 : HAS_RIGHT_ORIGIN) |
      (origin === undefined ? 0 : HAS_ORIGIN);
    encoding.writeUint8(encoder, info);
    for (const id of [origin, rightOrigin]) if (id !== undefined) writeId(encoder, id);
    if (origin === undefined && rightOrigin === undefined) {
      encoding.writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
      if (typeof parent === "string") encoding.writeVarString(encoder, parent);
      else writeId(encoder, parent ?? [0, 0]);
      if (key !== undefined) encoding.writeVarString(encoder, key);
    }
    content.write(encoder);
  };
}

export function garbage(length: number): Write {
  return (encoder) => {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
  };
}

export function skip(length: number): Write {
  return (encoder) => {
    encoding.writeUint8(encoder, 10);
    encoding.writeVarUint(encoder, length);
  };
}

function writeId(encoder: encoding.Encoder, [client, clock]: [number, number]): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

export const contents = {
  any: (...values: unknown[]): Content => ({
    ref: 8,
    write: (encoder) => {
      encoding.writeVarUint(encoder, values.length);
      for (const value of values) encoding.writeAny(encoder, value as encoding.AnyEncodable);
    },
  }),
  /** One value whose bytes are given, for what no writer would write. */
  anyBytes: (bytes: readonly number[]): Content => ({
    ref: 8,
    write: (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeUint8Array(encoder, Uint8Array.from(bytes));
    },
  }),
  deleted: (length: number): Content => ({
    ref: 1,
    write: (encoder) => encoding.writeVarUint(encoder, length),
  }),
  json: (text: string): Content => ({
    ref: 2,
    write: (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, text);
    },
  }),
  binary: (bytes: Uint8Array): Content => ({
    ref: 3,
    write: (encoder) => encoding.writeVarUint8Array(encoder, bytes),
  }),
  string: (text: string): Content => ({
    ref: 4,
    write: (encoder) => encoding.writeVarString(encoder, text),
  }),
  embed: (json: string): Content => ({
    ref: 5,
    write: (encoder) => encoding.writeVarString(encoder, json),
  }),
  format: (key: string, json: string): Content => ({
    ref: 6,
    write: (encoder) => {
      encoding.writeVarString(encoder, key);
      encoding.writeVarString(encoder, json);
    },
  }),
  /** 0 array, 1 map, 2 text, 4 fragment. */
  type: (kind: number): Content => ({
    ref: 7,
    write: (encoder) => encoding.writeVarUint(encoder, kind),
  }),
  document: (guid: string): Content => ({
    ref: 9,
    write: (encoder) => {
      encoding.writeVarString(encoder, guid);
      encoding.writeAny(encoder, {});
    },
  }),
} as const;
