import Database from "better-sqlite3";
import * as decoding from "lib0/decoding";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import { anonymousPairs, serve } from "./serve.ts";

/** The floor: passes an update on to the room. With a folder it writes it down first, in natural batches. */
const SYNC = 0;
const UPDATE = 2;

type Waiting = { document: string; data: Buffer; from: WebSocket };

const folder = process.env["BENCH_DIR"];
const rooms = new Map<string, Set<WebSocket>>();
const pass = folder === undefined ? relay : makeLog(folder);
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
server.on("connection", (socket) => socket.on("message", (data: Buffer) => take(socket, data)));
server.on("listening", () => serve((server.address() as AddressInfo).port, anonymousPairs(250)));

function take(from: WebSocket, data: Buffer): void {
  const decoder = decoding.createDecoder(data);
  const document = decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  const isUpdate = type === SYNC && decoding.readVarUint(decoder) === UPDATE;
  if (isUpdate) return pass({ document, data, from });
  const room = rooms.get(document) ?? new Set();
  rooms.set(document, room.add(from));
  from.send(data);
}

function relay({ document, data, from }: Waiting): void {
  for (const socket of rooms.get(document) ?? []) if (socket !== from) socket.send(data);
}

function makeLog(dir: string): (waiting: Waiting) => void {
  const sqlite = new Database(join(dir, "log.db"));
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.exec("CREATE TABLE log (seq INTEGER PRIMARY KEY, document TEXT, payload BLOB)");
  const insert = sqlite.prepare<[string, Buffer]>(
    `INSERT INTO log (document, payload) VALUES (?, ?)`,
  );
  let queue: Waiting[] = [];
  const append = sqlite.transaction((batch: Waiting[]) => {
    for (const { document, data } of batch) insert.run(document, data);
  });
  const flush = () => {
    const batch = queue;
    queue = [];
    append.immediate(batch);
    for (const one of batch) relay(one);
  };
  return (waiting) => {
    if (queue.push(waiting) === 1) setImmediate(flush);
  };
}
