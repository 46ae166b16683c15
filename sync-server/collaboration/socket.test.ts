import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { muteConsole } from "../testing/mute-console.ts";
import { RawClient } from "../testing/raw-client.ts";
import { answerTo, dial, requestOf, upgraded } from "../testing/raw-upgrade.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { defaultSocketLimits } from "./socket.ts";

const limits = {
  ...defaultSocketLimits,
  outgoingBytes: 256 * 1024,
  sockets: 5,
};

let rig: Rig;
let vera: { id: string; visitor: string; token: string };
let honest: RawClient;

beforeEach(async () => {
  muteConsole();
  rig = await startRig({ limits });
  vera = await rig.addConversation();
  honest = new RawClient(rig.url, `c:${vera.id}`);
  await honest.join(vera.token);
});

afterEach(async () => {
  await expectHonest();
  honest.leave();
  await rig.stop();
});

/** Whoever behaves goes on as if nothing had happened. */
async function expectHonest(): Promise<void> {
  honest.heard.length = 0;
  honest.sync("step1", Uint8Array.of(0));
  await honest.until(({ is }) => is === "step2");
}

const stats = () => rig.collaboration.stats();

test("[W5] a frame over 128 KiB closes its socket", async () => {
  const client = new RawClient(rig.url, `c:${vera.id}`);
  await client.join(vera.token);
  client.bytes(new Uint8Array(limits.frameBytes + 1));
  expect(await client.untilClosed()).toBe(1009);
});

test("[W5] a frame of 128 KiB is only too big an update", async () => {
  const client = new RawClient(rig.url, `c:${vera.id}`);
  await client.join(vera.token);
  client.sync("update", new Uint8Array(limits.frameBytes - 100));
  expect(await client.until(({ is }) => is === "closed")).toMatchObject({
    reason: "reject:too-big",
  });
  client.leave();
});

test("[W5] a flood of frames closes its socket before it is queued", async () => {
  const client = new RawClient(rig.url, `c:${vera.id}`);
  await client.join(vera.token);
  for (let count = 0; count < 5000; count += 1) client.stateless(`{"type":"read","q":1}`);
  expect(await client.untilClosed()).toBe(4429);
  expect(stats()["closedForRate"]).toBe(1);
});

test("[W5] a flood of bytes closes its socket", async () => {
  const client = new RawClient(rig.url, `c:${vera.id}`);
  await client.join(vera.token);
  for (let count = 0; count < 30; count += 1) client.stateless("x".repeat(100_000));
  expect(await client.untilClosed()).toBe(4429);
});

test("[W5] a flood of first sync steps is slowed down", async () => {
  const client = new RawClient(rig.url, `c:${vera.id}`);
  await client.join(vera.token);
  for (let count = 0; count < 60; count += 1) client.sync("step1", Uint8Array.of(0));
  expect(await client.until(({ is }) => is === "closed")).toMatchObject({ reason: "resync:rate" });
  client.leave();
});

test("[W5] a reader who doesn't read is cut off, and the writer does not wait", async () => {
  const slow = new RawClient(rig.url, `c:${vera.id}`);
  await slow.join(await rig.teamToken(rig.addMember("Theo")));
  slow.socket.pause();
  const { hocuspocus } = rig.collaboration;
  const megabyte = "x".repeat(1024 * 1024);
  while (stats()["closedForSlowness"] === 0) {
    hocuspocus.documents
      .get(`c:${vera.id}`)
      ?.broadcastStateless(megabyte, (connection) => Boolean(connection.readOnly));
    await new Promise((resolve) => setImmediate(resolve));
  }
  while ((stats()["open"] ?? 0) > 1) await new Promise((resolve) => setImmediate(resolve));
  expect(stats()["connections"]).toBe(1);
});

describe("[W5] an upgrade", () => {
  test("beyond what the server holds is told to come later", async () => {
    const sockets = await Promise.all([1, 2, 3, 4].map(() => upgraded(rig.url, "/sync")));
    while (stats()["open"] !== 5) await new Promise((resolve) => setImmediate(resolve));
    const answer = await answerTo(rig.url, "/sync");
    expect(answer).toMatch(/^HTTP\/1.1 503 .*\r\nRetry-After: 10/);
    for (const socket of sockets) socket.destroy();
    while (stats()["open"] !== 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await answerTo(rig.url, "/sync")).toMatch(/^HTTP\/1.1 101/);
  });

  test.each(["/", "//", "///", "/elsewhere", "/syncs", "http://[", "/%", "*"])(
    "to %s is answered and ends nothing",
    async (path) => {
      expect(await answerTo(rig.url, path)).toMatch(/^HTTP\/1.1 (404|400)/);
    },
  );

  test.each(["/yjs/", "/yjs/%E0%A4%A", "/yjs/__proto__", "/yjs/a/b", "/sync?x=%", "/yjs/%00"])(
    "to %s ends nothing",
    async (path) => {
      const socket = await upgraded(rig.url, path);
      socket.write(Uint8Array.of(0x82, 0x80, 0, 0, 0, 0));
      socket.destroy();
    },
  );

  test("that is reset in the middle ends nothing", async () => {
    for (let count = 0; count < 20; count += 1) {
      const socket = await dial(rig.url);
      socket.write(requestOf(count % 2 === 0 ? "/sync" : "/elsewhere"));
      socket.resetAndDestroy();
    }
  });

  test("with a wrong version or key is refused", async () => {
    expect(await answerTo(rig.url, "/sync", "Sec-WebSocket-Version: 1")).toMatch(/^HTTP\/1.1 4/);
  });
});
