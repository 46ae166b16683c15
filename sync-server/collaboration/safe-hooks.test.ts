import { type Extension, Hocuspocus } from "@hocuspocus/server";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { muteConsole } from "../testing/mute-console.ts";
import { RawClient } from "../testing/raw-client.ts";
import { makeSafe } from "./safe-hooks.ts";
import { makeSocketServer, type SocketServer } from "./socket.ts";

const hooks = [
  "onConfigure",
  "onConnect",
  "onAuthenticate",
  "onCreateDocument",
  "onLoadDocument",
  "afterLoadDocument",
  "connected",
  "beforeHandleMessage",
  "afterHandleMessage",
  "beforeSync",
  "beforeHandleAwareness",
  "onAwarenessUpdate",
  "beforeBroadcastStateless",
  "onStateless",
  "onTokenSync",
  "onChange",
  "onStoreDocument",
  "afterStoreDocument",
  "beforeUnloadDocument",
  "afterUnloadDocument",
  "onDisconnect",
] as const;

const errors: Record<string, unknown> = {
  "an error": new Error("injected"),
  "nothing at all": undefined,
  "a string": "injected",
};

let stop: () => Promise<void>;
let url: string;
let sockets: SocketServer;
let logged: string[];
const unhandled: unknown[] = [];
const onUnhandled = (error: unknown) => void unhandled.push(error);

beforeEach(() => {
  muteConsole();
  logged = [];
  process.on("unhandledRejection", onUnhandled);
});

afterEach(async () => {
  await stop();
  process.off("unhandledRejection", onUnhandled);
});

/** A server with one extension, whose one hook throws on documents called `bad`. */
async function serve(hook: string, error: unknown): Promise<Hocuspocus> {
  const throwing = {
    async [hook](payload: { documentName?: string; document?: { name: string } }) {
      const name = payload.documentName ?? payload.document?.name;
      if (name === "bad" || name === undefined) throw error;
    },
  } as unknown as Extension;
  const log = pino({}, { write: (line) => void logged.push(line) });
  const hocuspocus = new Hocuspocus({
    quiet: true,
    debounce: 0,
    extensions: [makeSafe(throwing, log)],
  });
  sockets = makeSocketServer(hocuspocus);
  const http = createServer();
  http.on("upgrade", sockets.handleUpgrade);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync`;
  stop = async () => {
    await sockets.close();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return hocuspocus;
}

const cases = hooks.flatMap((hook) => Object.keys(errors).map((error) => [hook, error] as const));

test.each(cases)(
  "[W5] %s throwing %s harms nobody else and not the process",
  async (hook, error) => {
    const hocuspocus = await serve(hook, errors[error]);
    const bad = new RawClient(url, "bad");
    await bad.join("token");
    bad.awareness([[5, 1, { typing: true }]]);
    bad.stateless("hello");
    bad.sendToken("token");
    bad.sync("update", Uint8Array.of(1, 1, 7, 0, 8 | 32, 1, 1, 118, 1, 107, 1, 125, 1, 0));
    hocuspocus.documents.get("bad")?.broadcastStateless("hello");
    await everythingSent(bad);
    bad.leave();
    while (sockets.stats.open > 0) await nextTurn();
    const good = new RawClient(url, "good");
    expect(await good.join("token")).toMatchObject({ is: "granted" });
    good.sync("step1", Uint8Array.of(0));
    await good.until(({ is }) => is === "step2");
    good.leave();
    while (sockets.stats.open > 0) await nextTurn();
    await nextTurn();
    expect(unhandled).toEqual([]);
  },
);

/** Everything sent before it has reached the server when the socket's pong is back. */
async function everythingSent(client: RawClient): Promise<void> {
  if (client.closeCode !== null) return;
  await Promise.race([
    client.untilClosed(),
    new Promise<void>((resolve) => {
      client.socket.once("pong", () => resolve());
      client.socket.ping();
    }),
  ]);
  await nextTurn();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
