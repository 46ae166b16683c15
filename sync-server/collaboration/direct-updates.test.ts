import { afterEach, beforeEach, expect, test } from "vitest";
import { ulid } from "ulid";
import * as encoding from "lib0/encoding";
import { contents, item, rawUpdate } from "../../shared/document/testing/raw-update.ts";
import { type Door, makeDoor } from "../testing/door.ts";
import { muteConsole } from "../testing/mute-console.ts";
import { RawClient, types } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { expectConsistent, logRows } from "../testing/stored-state.ts";

let rig: Rig;
let committed: Door;

beforeEach(async () => {
  muteConsole();
  committed = makeDoor();
  rig = await startRig({ faults: { committed: () => committed.pass() } });
});

afterEach(async () => {
  committed.open();
  await rig.stop();
});

async function aVisitor() {
  const { id, visitor, token } = await rig.addConversation();
  const socket = new RawClient(rig.url, `c:${id}`);
  await socket.join(token);
  let clock = 0;
  const message = (by = visitor) => {
    const entry = { v: 1, id: ulid(), by, at: 1, kind: "message", text: "hello" };
    const structs = [item({ parent: "v", key: entry.id }, contents.any(entry))];
    return rawUpdate([{ client: 77, clock: clock++, structs }]);
  };
  return { id, socket, message };
}

test("[W2] updates are taken past Hocuspocus' own queue", async () => {
  const { id, socket, message } = await aVisitor();
  const [connection] =
    rig.collaboration.hocuspocus.documents.get(`c:${id}`)?.getConnections() ?? [];
  expect(connection).toHaveProperty("messageQueue", []);
  committed.shut();
  socket.sync("update", message());
  await committed.reached();
  expect(connection).toHaveProperty("messageQueue", []);
  committed.open();
  await socket.until(({ is }) => is === "applied");
  expectConsistent(rig, id);
  socket.leave();
});

test("[W2] what follows an update waits until that is answered", async () => {
  const { id, socket, message } = await aVisitor();
  committed.shut();
  socket.sync("update", message());
  await committed.reached();
  socket.sync("step1", Uint8Array.of(0));
  socket.sync("update", message());
  socket.frame(types.close, (encoder) => encoding.writeVarString(encoder, "done"));
  committed.open();
  await socket.until(({ is }) => is === "closed");
  const answers = socket.heard.map(({ is }) => is).filter((is) => is !== "update");
  expect(answers.slice(-5)).toEqual(["applied", "step1", "step2", "applied", "closed"]);
  expect(rig.collaboration.writer.read(id)?.head).toBe(2);
  expectConsistent(rig, id);
  socket.leave();
});

test("[P3] nothing that follows a refused update is looked at", async () => {
  const { id, socket, message } = await aVisitor();
  committed.shut();
  socket.sync("update", message());
  await committed.reached();
  socket.sync("update", message("somebody else"));
  const behind = { client: 79, clock: 0 };
  const entry = { v: 1, id: ulid(), by: "somebody else", at: 1, kind: "message", text: "hello" };
  const structs = [item({ parent: "v", key: entry.id }, contents.any(entry))];
  socket.sync("update", rawUpdate([{ ...behind, structs }]));
  committed.open();
  expect(await socket.until(({ is }) => is === "closed")).toEqual({
    is: "closed",
    reason: "reject:author",
  });
  await rig.collaboration.writer.settled();
  expect(rig.collaboration.stats()["refusals"]).toBe(1);
  expect(logRows(rig, id)).toBe(1);
  socket.leave();
});

test("[W5] a frame that claims to be longer than it is brings nothing that lies behind it in memory", async () => {
  const { id, socket, message } = await aVisitor();
  const update = message();
  const frame = encoding.createEncoder();
  encoding.writeVarString(frame, `c:${id}`);
  encoding.writeVarUint(frame, types.sync);
  encoding.writeVarUint(frame, 2);
  encoding.writeVarUint(frame, update.length + 50);
  encoding.writeUint8Array(frame, update);
  socket.bytes(encoding.toUint8Array(frame));
  await socket.until(({ is }) => is === "closed");
  expect(logRows(rig, id)).toBe(0);
  socket.leave();
  const stranger = new RawClient(rig.url, "c");
  await stranger.untilOpen();
  stranger.bytes(Uint8Array.of(120, 99, 58, types.auth, 0, 1, 120)); // An address of 120 bytes, of which there are six.
  await stranger.untilClosed();
  expect(stranger.heard).toEqual([]);
});
