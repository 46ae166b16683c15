import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { SERVER_CLIENT_ID } from "../client-id.ts";
import {
  type Content,
  contents,
  type DeletedRanges,
  garbage,
  item,
  type ItemPlace,
  rawUpdate,
  skip,
} from "./raw-update.ts";

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
function one(
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

const place =
  (change: ItemPlace): Forge =>
  (ground) =>
    one(ground, { place: change });

const content =
  (value: Content): Forge =>
  (ground) =>
    one(ground, { content: value });

/** A fresh entry with some of its fields changed. */
const entry =
  (change: Record<string, unknown>): Forge =>
  (ground) => {
    const id = ground.newId();
    const changed = { ...ground.entry(id), ...change };
    return one(ground, { place: { key: id }, content: contents.any(changed) });
  };

const key =
  (name: string): Forge =>
  (ground) =>
    one(ground, { place: { key: name }, content: contents.any(ground.entry(name)) });

const deletes =
  (ranges: (ground: Ground) => DeletedRanges[]): Forge =>
  (ground) =>
    rawUpdate([], ranges(ground));

function many(ground: Ground, count: number): ((encoder: encoding.Encoder) => void)[] {
  return Array.from({ length: count }, () => {
    const id = ground.newId();
    return item({ parent: ground.lane, key: id }, contents.any(ground.entry(id)));
  });
}

function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const anyArray = 117;
const anyObject = 118;
const anyNull = 126;

const structures: Record<string, Forge> = {
  "another lane of the server's": (ground) =>
    one(ground, { place: { parent: ground.servers.lane } }),
  "a lane nobody has": place({ parent: "zz" }),
  "a lane called __proto__": place({ parent: "__proto__" }),
  "a lane without a name": place({ parent: "" }),
  "a list item": (ground) =>
    rawUpdate([
      {
        client: ground.client,
        clock: 0,
        structs: [item({ parent: ground.lane }, contents.any(ground.entry(ground.newId())))],
      },
    ]),
  "a child of an entry": (ground) => one(ground, { place: { parent: [ground.knownClient, 0] } }),
  "an origin": place({ origin: [SERVER_CLIENT_ID, 0] }),
  "a right origin": place({ rightOrigin: [SERVER_CLIENT_ID, 0] }),
  "an own key written over": (ground) =>
    one(ground, {
      place: { key: ground.known },
      content: contents.any(ground.entry(ground.known)),
    }),
  "a server's key written over": (ground) =>
    one(ground, { place: { parent: ground.servers.lane, key: ground.servers.key } }),
  "a server's key written over by nothing": (ground) =>
    one(ground, {
      place: { parent: ground.servers.lane, key: ground.servers.key },
      content: contents.any(),
    }),
  "an own key written over by nothing": (ground) =>
    one(ground, { place: { key: ground.known }, content: contents.any() }),
  "an empty string": content(contents.string("")),
  "nothing deleted": content(contents.deleted(0)),
  "an empty garbage struct": (ground) =>
    rawUpdate([{ client: ground.client, clock: 0, structs: [garbage(0)] }]),
  "a garbage struct": (ground) =>
    rawUpdate([{ client: ground.client, clock: 0, structs: [garbage(3)] }]),
  "a skip": (ground) =>
    rawUpdate([{ client: ground.client, clock: 0, structs: [skip(1), ...many(ground, 1)] }]),
  "a known struct with a new root": (ground) =>
    one(ground, { client: ground.knownClient, place: { parent: "planted" } }),
  "a known struct that waits for what nobody has": (ground) =>
    one(ground, { client: ground.knownClient, place: { origin: [7777, 5] } }),
  "a known struct that splits another": (ground) =>
    one(ground, { client: ground.knownClient, place: { rightOrigin: [ground.knownClient, 0] } }),
  "known garbage": (ground) =>
    rawUpdate([{ client: ground.knownClient, clock: 0, structs: [garbage(1)] }]),
  "a wrong parity": (ground) => one(ground, { client: ground.client + 1 }),
  "the server's client id": (ground) =>
    one(ground, { client: SERVER_CLIENT_ID, clock: ground.servers.structs }),
  "client id 0": (ground) => one(ground, { client: ground.client % 2 === 0 ? 1 : 0 }),
  "a clock ahead": (ground) => one(ground, { clock: 5 }),
  "a clock without end": (ground) => one(ground, { clock: Number.MAX_SAFE_INTEGER }),
  "two sections of one client": (ground) =>
    rawUpdate([
      { client: ground.client, clock: 0, structs: many(ground, 1) },
      { client: ground.client, clock: 1, structs: many(ground, 1) },
    ]),
  "an empty section after a full one": (ground) =>
    rawUpdate([
      { client: ground.client, clock: 0, structs: many(ground, 1) },
      { client: ground.client, clock: 0, structs: [] },
    ]),
  "a good entry before a forged one": (ground) =>
    rawUpdate([{ client: ground.client, clock: 0, structs: [...many(ground, 1), garbage(1)] }]),
  "one key twice": (ground) => {
    const id = ground.newId();
    const struct = item({ parent: ground.lane, key: id }, contents.any(ground.entry(id)));
    return rawUpdate([{ client: ground.client, clock: 0, structs: [struct, struct] }]);
  },
  "one key by two clients": (ground) => {
    const id = ground.newId();
    const structs = [item({ parent: ground.lane, key: id }, contents.any(ground.entry(id)))];
    return rawUpdate([
      { client: ground.client, clock: 0, structs },
      { client: ground.client + 2, clock: 0, structs },
    ]);
  },
};

const values: Record<string, Forge> = {
  "two values in one struct": (ground) => {
    const id = ground.newId();
    return one(ground, {
      place: { key: id },
      content: contents.any(ground.entry(id), ground.entry(id)),
    });
  },
  "a Y.Array": content(contents.type(0)),
  "a Y.Map": content(contents.type(1)),
  "a Y.Text": content(contents.type(2)),
  "an XML fragment": content(contents.type(4)),
  "a document in the document": content(contents.document("inner")),
  bytes: content(contents.binary(Uint8Array.of(1, 2, 3))),
  "an embed": content(contents.embed(`{"image":"x"}`)),
  "a format": content(contents.format("bold", "true")),
  "a string": content(contents.string("hello")),
  "JSON content": content(contents.json(`{"kind":"message"}`)),
  "something deleted": content(contents.deleted(1)),
  null: content(contents.any(null)),
  "a number": content(contents.any(7)),
  "a list": content(contents.any([])),
  undefined: content(contents.any(undefined)),
  "bytes as a value": content(contents.any(Uint8Array.of(1))),
  "a prototype of its own": (ground) => {
    const id = ground.newId();
    const honest = bytes((encoder) =>
      encoding.writeAny(encoder, ground.entry(id) as encoding.AnyEncodable),
    );
    const count = honest[1] as number;
    const proto = bytes((encoder) => {
      encoding.writeVarString(encoder, "__proto__");
      encoding.writeAny(encoder, { kind: "message" });
    });
    const forged = [anyObject, count + 1, ...honest.slice(2), ...proto];
    return one(ground, { place: { key: id }, content: contents.anyBytes(forged) });
  },
  "a pit of lists": (ground) => {
    const pit = Array.from({ length: 30_000 }, () => [anyArray, 1]).flat();
    return one(ground, { content: contents.anyBytes([...pit, anyNull]) });
  },
};

const entries: Record<string, Forge> = {
  "another's name": entry({ by: "somebody-else" }),
  "no name": entry({ by: undefined }),
  "a name that is a list": entry({ by: ["x"] }),
  "an unknown field": entry({ isAdmin: true }),
  "a field called constructor": entry({ constructor: "x" }),
  "an unknown kind": entry({ kind: "publish" }),
  "a kind that is inherited": entry({ kind: "toString" }),
  "a kind of the other side's": (ground) => {
    const id = ground.newId();
    const forged = { ...ground.othersEntry(id), by: ground.subject };
    return one(ground, { place: { key: id }, content: contents.any(forged) });
  },
  "a version to come": entry({ v: 2 }),
  "an id that is not its key": entry({ id: "01HZZZZZZZ0000000000000000" }),
  "a blank text": entry({ text: " \n\t " }),
  "a text that is a list": entry({ text: ["x"] }),
  "a text that is too long": entry({ text: "x".repeat(8001) }),
  "a time that is no time": entry({ at: 9e15 }),
  "a time with a fraction": entry({ at: 0.5 }),
  "a time that is no number": entry({ at: Number.NaN }),
  "a time that is a bigint": entry({ at: 10n }),
  "a previous entry that is not there": entry({ prev: "01HZZZZZZZ0000000000000009" }),
  "a previous entry that is no id": entry({ prev: "first" }),
  "a key called __proto__": key("__proto__"),
  "a key called constructor": key("constructor"),
  "an empty key": key(""),
  "a key in small letters": key("01hzzzzzzz0000000000000000"),
  "a key that is too long": key("01HZZZZZZZ00000000000000000"),
  "a key beyond the year 10889": key("81HZZZZZZZ0000000000000000"),
  "a key with a slash": key("01HZZZZZZZ/status000000000"),
};

const deletions: Record<string, Forge> = {
  "an own entry deleted": deletes(({ knownClient }) => [[knownClient, [[0, 1]]]]),
  "a server's entry deleted": deletes(() => [[SERVER_CLIENT_ID, [[0, 1]]]]),
  "everything of the server's deleted": deletes(({ servers }) => [
    [SERVER_CLIENT_ID, [[0, servers.structs]]],
  ]),
  "a deletion of what is to come": deletes(({ servers }) => [
    [SERVER_CLIENT_ID, [[servers.structs, 100]]],
  ]),
  "a deletion of what nobody has": deletes(({ client }) => [[client, [[0, 1]]]]),
  "an empty deletion": deletes(({ client }) => [[client, [[0, 0]]]]),
  "an empty deletion at the end": deletes(({ servers }) => [
    [SERVER_CLIENT_ID, [[servers.structs, 0]]],
  ]),
  "a deletion without end": deletes(() => [[SERVER_CLIENT_ID, [[0, Number.MAX_SAFE_INTEGER]]]]),
  "a deletion beside a good entry": (ground) => one(ground, {}, [[SERVER_CLIENT_ID, [[0, 1]]]]),
};

const sizes: Record<string, Forge> = {
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

/** Every way we know to send a document something that is not the sender's to send. None may have any effect. */
export const forgeries: Record<string, Forge> = {
  ...structures,
  ...values,
  ...entries,
  ...deletions,
  ...sizes,
};

/** What an honest client sends, for the same ground: shows that the forgeries fail for the right reason. */
export function honestUpdate(ground: Ground): Uint8Array {
  return one(ground);
}
