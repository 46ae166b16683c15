import { ulid } from "ulid";
import * as Y from "yjs";
import type { Ground } from "../../shared/document/testing/forgeries/forged-update.ts";
import { contents, item, rawUpdate } from "../../shared/document/testing/raw-update.ts";
import { RawClient } from "./raw-client.ts";
import type { Rig } from "./rig.ts";
import { logRows } from "./stored-state.ts";

export type Role = "visitor" | "teammate";

/** A document on a real server with a forger, somebody honest who goes on writing, and a peer who only listens. */
export interface ForgedGround {
  document: string;
  token: string;
  honest: RawClient;
  peer: RawClient;
  /** What every forgery starts from; each time with client ids that nobody has used. */
  next(): Ground;
  /** An honest entry by the honest client, as bytes. */
  nextHonest(): Uint8Array;
  state(): Uint8Array;
  rows(): number;
  leave(): void;
}

const lanes = {
  visitor: { own: "v", kind: "message", othersKind: "note", servers: "s", parity: 1 },
  teammate: { own: "o", kind: "note", othersKind: "message", servers: "x", parity: 0 },
} as const;

export async function openGround(rig: Rig, role: Role): Promise<ForgedGround> {
  const lane = lanes[role];
  const { id, visitor, token: visitorToken } = await rig.addConversation();
  const theo = rig.addMember("Theo");
  const theoToken = await rig.teamToken(theo);
  const document = role === "visitor" ? `c:${id}` : `n:${id}`;
  const token = role === "visitor" ? visitorToken : theoToken;
  const writer = makeWriter(role, role === "visitor" ? visitor : theo);
  const honest = new RawClient(rig.url, document);
  await honest.join(token);
  const peer = new RawClient(rig.url, document);
  await peer.join(theoToken);
  honest.sync("update", writer.nextHonest());
  await honest.until((heard) => heard.is === "applied");
  const live = () => rig.collaboration.hocuspocus.documents.get(document) as Y.Doc;
  const known = [...live().getMap(lane.own).keys()][0] as string;
  return {
    document,
    token,
    honest,
    peer,
    nextHonest: writer.nextHonest,
    next: () => ({
      ...writer.ground(known),
      servers: { lane: lane.servers, key: known, structs: Y.getState(live().store, 2) },
    }),
    state: () => Y.encodeStateAsUpdate(live()),
    rows: () => logRows(rig, id),
    leave() {
      honest.leave();
      peer.leave();
    },
  };
}

/** Entries of one author: honest ones under one client id, forged ones under a fresh id each. */
function makeWriter(role: Role, subject: string) {
  const lane = lanes[role];
  const honestId = 1000 + lane.parity;
  const entry = (id: string) => ({ v: 1, id, by: subject, at: 1, kind: lane.kind, text: "hello" });
  let clock = 0;
  let forger = 10_000 + lane.parity;
  return {
    nextHonest() {
      const key = ulid();
      const struct = item({ parent: lane.own, key }, contents.any(entry(key)));
      return rawUpdate([{ client: honestId, clock: clock++, structs: [struct] }]);
    },
    ground: (known: string): Omit<Ground, "servers"> => ({
      lane: lane.own,
      subject,
      client: (forger += 100),
      knownClient: honestId,
      knownStructs: clock,
      known,
      entry,
      othersEntry: (key) => ({ ...entry(key), kind: lane.othersKind }),
      newId: ulid,
    }),
  };
}
