import { SERVER_CLIENT_ID } from "../../client-id.ts";
import {
  type Content,
  contents,
  garbage,
  item,
  type ItemPlace,
  rawUpdate,
  skip,
} from "../raw-update.ts";
import { type Forge, many, one } from "./forged-update.ts";

const place =
  (change: ItemPlace): Forge =>
  (ground) =>
    one(ground, { place: change });

const content =
  (value: Content): Forge =>
  (ground) =>
    one(ground, { content: value });

/** Structs in places, with links or under clients that are not the sender's to choose. */
export const structureForgeries: Record<string, Forge> = {
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
