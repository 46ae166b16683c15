import { ulid } from "ulid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { keepParity } from "../../shared/document/client-id.ts";
import { appendEntry, readConversationLanes } from "../../shared/document/lane-document.ts";
import { readConversation } from "../../shared/domain/conversation.ts";
import { muteConsole } from "../testing/mute-console.ts";
import { gatherPeople } from "../testing/people.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { expectConsistent, logRows } from "../testing/stored-state.ts";

let rig: Rig;
let vera: { id: string; visitor: string; token: string };
const people = gatherPeople(() => rig);
const providers: WebsocketProvider[] = [];

beforeEach(async () => {
  muteConsole();
  rig = await startRig();
  vera = await rig.addConversation();
});

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  people.leave();
  await rig.stop();
});

/** A client that nobody here wrote. */
function open(document: string, token: string): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = new Y.Doc();
  keepParity(doc, "odd");
  const provider = new WebsocketProvider(rig.url.replace(/sync$/, "yjs"), document, doc, {
    WebSocketPolyfill: WebSocket as never,
    protocols: ["lobby", token],
    disableBc: true,
  });
  providers.push(provider);
  return { doc, provider };
}

function until(doc: Y.Doc, is: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!is()) return;
      doc.off("update", check);
      resolve();
    };
    doc.on("update", check);
    check();
  });
}

const items = (doc: Y.Doc) =>
  readConversation(readConversationLanes(doc, null), { now: 0, memberName: () => null }).items;

const entry = () => ({ v: 1 as const, id: ulid(), by: vera.visitor, at: 1 });

test("[P6] a y-websocket client reads a conversation as it goes on", async () => {
  const at = rig.now();
  const { service } = rig.collaboration;
  await service.addVisitorMessage(vera.id, { id: ulid(), text: "Hello?", at });
  const { doc } = open(`c:${vera.id}`, await rig.teamToken(rig.addMember("Theo")));
  await until(doc, () => items(doc).length === 1);
  await service.addVisitorMessage(vera.id, { id: ulid(), text: "Anybody?", at });
  await until(doc, () => items(doc).length === 2);
  expect(items(doc)).toMatchObject([{ text: "Hello?" }, { text: "Anybody?", place: { q: 2 } }]);
});

test("[P6] a visitor's y-websocket client writes a message, which is vetted, stamped and shown", async () => {
  const { doc } = open(`c:${vera.id}`, vera.token);
  appendEntry(doc, "v", { ...entry(), kind: "message", text: "from y-websocket" });
  await until(doc, () => items(doc)[0]?.place?.q === 1);
  appendEntry(doc, "v", { ...entry(), kind: "message", text: "and again" });
  await until(doc, () => items(doc)[1]?.place?.q === 2);
  const theo = await people.teammate("Theo", vera.id);
  const seen = await theo.until((conversation) => conversation.items.length === 2);
  expect(seen.items).toMatchObject([{ text: "from y-websocket" }, { text: "and again" }]);
  expectConsistent(rig, vera.id);
});

test("[P6] what such a client may not write is refused and its socket closed", async () => {
  const { doc, provider } = open(`c:${vera.id}`, vera.token);
  await new Promise<void>((resolve) => provider.once("sync", () => resolve()));
  const closed = new Promise<CloseEvent | null>((resolve) =>
    provider.on("connection-close", (event) => resolve(event)),
  );
  doc.getMap("f").set("forged", { kind: "message", text: "I am the team" });
  expect(await closed).toMatchObject({ code: 4409, reason: "reject:not-a-fresh-key" });
  provider.disconnect();
  expect(logRows(rig, vera.id)).toBe(0);
  const live = rig.collaboration.hocuspocus.documents.get(`c:${vera.id}`);
  expect(live?.share.has("f") ?? false).toBe(false);
});

test.each([
  ["the internal document", () => `n:${vera.id}`, () => vera.token],
  ["a document that is not there", () => `c:${ulid()}`, () => vera.token],
  ["no document", () => "x", () => vera.token],
  ["its own with no token", () => `c:${vera.id}`, () => "none"],
])("[P2] over y-websocket a visitor does not open %s", async (_name, documentOf, tokenOf) => {
  const { provider } = open(documentOf(), tokenOf());
  const closed = new Promise<CloseEvent | null>((resolve) =>
    provider.on("connection-close", (event) => resolve(event)),
  );
  expect(await closed).toMatchObject({ code: 4401 });
  provider.disconnect();
});
