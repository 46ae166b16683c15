import { type Configuration, Server } from "@hocuspocus/server";
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import {
  type DocumentConnection,
  openDocumentConnection,
} from "../../shared/browser/document-connection.ts";
import type { LinkOptions, LinkState } from "../../shared/browser/document-link.ts";
import { until } from "./device.ts";
import { layNetwork, type Network } from "./network.ts";

vi.setConfig({ testTimeout: 30_000 });

const endings: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

async function serve(
  configuration: Partial<Configuration>,
): Promise<{ url: string; server: Server }> {
  const server = new Server({
    quiet: true,
    // As our server: stock, whoever joins while a document unloads writes into one nobody has.
    debounce: 60_000,
    unloadImmediately: false,
    port: 0,
    stopOnSignals: false,
    address: "127.0.0.1",
    ...configuration,
  });
  await server.listen();
  endings.push(() => server.destroy());
  return { url: `ws://127.0.0.1:${server.address.port}`, server };
}

function connectTo(
  url: string,
  change: { quietMs?: number } = {},
): DocumentConnection & { events: string[] } {
  const events: string[] = [];
  const connection = openDocumentConnection({
    url,
    onOpen: () => events.push("open"),
    onClose: () => events.push("close"),
    reconnectDelay: () => 20,
    now: () => Date.now(),
    random: () => 0.5,
    ...change,
  });
  endings.push(() => connection.destroy());
  connection.connect();
  return Object.assign(connection, { events });
}

function join(connection: DocumentConnection, change: Partial<LinkOptions> = {}) {
  const doc = change.doc ?? new Y.Doc();
  const states: LinkState[] = [];
  let expired = 0;
  const link = connection.open({
    name: "c:1",
    doc,
    getToken: () => Promise.resolve("token"),
    onTokenExpired: () => (expired += 1),
    onState: (state) => states.push(state),
    ...change,
  });
  const is = () => states.at(-1)?.is;
  return { doc, link, states, is, expired: () => expired };
}

/** What a server's hook throws to close one document for a reason. */
const closing = (reason: string) => Object.assign(new Error(reason), { code: 4409, reason });

const onServer = (server: Server, name = "c:1") =>
  server.hocuspocus.documents.get(name)?.getMap("v").toJSON() ?? {};

test("[W3] a document closed with resync: comes back by itself, and what was written meanwhile arrives", async () => {
  let refusals = 0;
  const { url, server } = await serve({
    beforeSync({ type }) {
      if (type === 0 || refusals >= 3) return Promise.resolve();
      refusals += 1;
      return Promise.reject(closing("resync:gap"));
    },
  });
  const { doc, is } = join(connectTo(url));
  await until(is, (state) => state === "synced");
  doc.getMap("v").set("a", 1);
  doc.getMap("v").set("b", 2);
  await until(
    () => onServer(server),
    (map) => "a" in map && "b" in map,
  );
  expect(refusals).toBe(3);
});

test("[F11] a document that could not be loaded is asked for again", async () => {
  let loads = 0;
  const { url } = await serve({
    onLoadDocument() {
      loads += 1;
      return loads < 3 ? Promise.reject(closing("resync:load")) : Promise.resolve();
    },
  });
  const { is } = join(connectTo(url));
  await until(is, (state) => state === "synced");
  expect(loads).toBe(3);
});

test("an expired token is replaced; a missing one is asked for again", async () => {
  let tokens = 0;
  const { url } = await serve({
    onAuthenticate: ({ token }) =>
      token === "token-3" ? Promise.resolve() : Promise.reject(closing("token-expired")),
  });
  const { is, expired } = join(connectTo(url), {
    getToken() {
      tokens += 1;
      return tokens === 1
        ? Promise.reject(new Error("offline"))
        : Promise.resolve(`token-${tokens}`);
    },
  });
  await until(is, (state) => state === "synced");
  expect(expired()).toBe(1);
});

test("a document that is refused is left alone, and the others go on", async () => {
  const { url } = await serve({
    onAuthenticate: ({ documentName }) =>
      documentName === "c:2" ? Promise.reject(closing("no-access")) : Promise.resolve(),
  });
  const connection = connectTo(url);
  const [one, two] = [join(connection), join(connection, { name: "c:2" })];
  await until(two.is, (state) => state === "out");
  expect(two.states.at(-1)).toEqual({ is: "out", action: "leave", reason: "no-access" });
  await until(one.is, (state) => state === "synced");
});

test("[P6] a rejected document is out with quarantine; another document under its name works on the same socket", async () => {
  const { url, server } = await serve({
    beforeSync: ({ type, payload }) =>
      type !== 0 && payload.includes(66)
        ? Promise.reject(closing("reject:entry"))
        : Promise.resolve(),
  });
  const connection = connectTo(url);
  const first = join(connection);
  await until(first.is, (state) => state === "synced");
  first.doc.getMap("v").set("B", 1);
  await until(first.is, (state) => state === "out");
  expect(first.states.at(-1)).toMatchObject({ action: "quarantine", reason: "reject:entry" });
  first.link.close();
  const second = join(connection);
  await until(second.is, (state) => state === "synced");
  second.doc.getMap("v").set("a", 1);
  await until(
    () => onServer(server),
    (map) => "a" in map,
  );
});

test("a document closed and opened again at once is there again", async () => {
  const { url, server } = await serve({});
  const connection = connectTo(url);
  const doc = new Y.Doc();
  for (let round = 0; round < 5; round += 1) {
    const { link, is } = join(connection, { doc });
    if (round % 2 === 0) await until(is, (state) => state === "synced");
    link.close();
  }
  const last = join(connection, { doc });
  await until(last.is, (state) => state === "synced");
  doc.getMap("v").set("a", 1);
  await until(
    () => onServer(server),
    (map) => "a" in map,
  );
});

async function behindNetwork(configuration: Partial<Configuration> = {}) {
  const { url, server } = await serve(configuration);
  const network: Network = await layNetwork(url.replace("ws", "http"));
  endings.push(() => network.close());
  return { server, network, connection: connectTo(network.url.replace("http", "ws")) };
}

test("a lost socket comes back, with everything written while it was away", async () => {
  const { server, network, connection } = await behindNetwork();
  const { doc, is } = join(connection);
  await until(is, (state) => state === "synced");
  await network.cut();
  await until(is, (state) => state === "joining");
  for (let index = 0; index < 2000; index += 1) doc.getMap("v").set(`k${index}`, index);
  await network.mend();
  connection.wake();
  await until(
    () => Object.keys(onServer(server)).length,
    (length) => length === 2000,
  );
  expect(connection.events.filter((event) => event === "open")).toHaveLength(2);
});

test("disconnecting stays so until somebody connects", async () => {
  const { network, connection } = await behindNetwork();
  const { is } = join(connection);
  await until(is, (state) => state === "synced");
  connection.disconnect();
  await until(is, (state) => state === "joining");
  connection.wake();
  await network.cut();
  await network.mend();
  expect(connection.isOpen()).toBe(false);
  connection.connect();
  await until(is, (state) => state === "synced");
});

test("a socket that stays open and brings nothing is given up, and what was missed arrives on the next", async () => {
  const { url, server } = await serve({});
  const network = await layNetwork(url.replace("ws:", "http:"));
  endings.push(() => network.close());
  const connection = connectTo(network.url.replace("http:", "ws:"), { quietMs: 500 });
  const { doc, is } = join(connection);
  await until(is, (state) => state === "synced");
  network.stall();
  doc.getMap("v").set("here", 1);
  server.hocuspocus.documents.get("c:1")?.getMap("v").set("there", 1);
  await until(
    () => onServer(server),
    (map) => "here" in map,
  );
  await until(
    () => doc.getMap("v").toJSON(),
    (map) => "there" in map,
  );
  expect(connection.events.slice(0, 3)).toEqual(["open", "close", "open"]);
});

test("a quiet document on a live socket is asked for a word, and the socket stays", async () => {
  let words = 0;
  const { url } = await serve({ beforeHandleMessage: () => Promise.resolve(void (words += 1)) });
  const connection = connectTo(url, { quietMs: 1000 });
  const { is } = join(connection);
  await until(is, (state) => state === "synced");
  const before = words;
  // Each word comes after a silence; together they are longer than a socket may be silent.
  await until(
    () => words - before,
    (asked) => asked >= 3,
  );
  expect(connection.events).toEqual(["open"]);
});
