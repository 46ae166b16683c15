import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { contents, item, rawUpdate } from "../raw-update.ts";
import { bytes, type Forge, many, one } from "./forged-update.ts";

/** Too much, less than is promised, or no update at all. */
export const sizeForgeries: Record<string, Forge> = {
  "more than 64 KiB": (ground) =>
    rawUpdate([{ client: ground.client, clock: 0, structs: [...many(ground, 1), blob(70_000)] }]),
  "more than 256 structs": (ground) =>
    rawUpdate([{ client: ground.client, clock: 0, structs: many(ground, 257) }]),
  "more than 16 clients": (ground) =>
    rawUpdate(
      Array.from({ length: 17 }, (_, index) => ({
        client: ground.client + index * 2,
        clock: 0,
        structs: many(ground, 1),
      })),
    ),
  "2^50 structs promised": () =>
    bytes((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, 2 ** 50);
    }),
  "2^32 sections promised": () => bytes((encoder) => encoding.writeVarUint(encoder, 2 ** 32)),
  "2^50 deletions promised": () =>
    bytes((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 2 ** 50);
    }),
  "a number beyond all numbers": () => Uint8Array.from({ length: 40 }, () => 0xff),
  nothing: () => new Uint8Array(0),
  noise: () => Uint8Array.from({ length: 200 }, (_, index) => (index * 151 + 7) % 256),
  "half an update": (ground) => one(ground).slice(0, -12),
  "the other encoding": (ground) => Y.convertUpdateFormatV1ToV2(one(ground)),
};

function blob(size: number): (encoder: encoding.Encoder) => void {
  return item({ parent: "v", key: "x" }, contents.binary(new Uint8Array(size)));
}
