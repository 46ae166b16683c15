import { once } from "node:events";
import { WebSocket } from "ws";
import type { PairAccess } from "../protocol.ts";
import { authFrame, joinFrame, messageFrame, numbersIn } from "./wire.ts";

/** A visitor who writes and a teammate who reads, each on a socket of their own. */
export interface Pair {
  send(): void;
  /** How many were sent and not yet seen. */
  inFlight(): number;
  close(): void;
}

export interface PairParts {
  port: number;
  access: PairAccess;
  index: number;
  onSeen(sentAt: number, pair: Pair): void;
}

export async function openPair(parts: PairParts): Promise<Pair> {
  const { port, access, index, onSeen } = parts;
  const { document, by } = access;
  const client = 1001 + 2 * index;
  const sentAt: number[] = [];
  const seen = new Set<number>();
  const sender = await join(port, document, access.senderToken);
  const reader = await join(port, document, access.readerToken);
  const pair: Pair = {
    send() {
      const number = sentAt.length;
      const frame = messageFrame(document, { by, client, number });
      sentAt.push(performance.now());
      sender.send(frame);
    },
    inFlight: () => sentAt.length - seen.size,
    close() {
      sender.terminate();
      reader.terminate();
    },
  };
  reader.on("message", (data: Buffer) => {
    for (const number of numbersIn(data)) {
      if (seen.has(number)) continue;
      seen.add(number);
      onSeen(sentAt[number] as number, pair);
    }
  });
  return pair;
}

/** Resolves when the server has answered both the token and the first sync step. */
async function join(port: number, document: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync`, { perMessageDeflate: false });
  await once(socket, "open");
  socket.send(authFrame(document, token));
  socket.send(joinFrame(document));
  await answers(socket, 2);
  socket.on("close", (code) => {
    if (code !== 1006) process.stderr.write(`a socket was closed with ${code}\n`);
  });
  return socket;
}

function answers(socket: WebSocket, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = count;
    const take = () => {
      left -= 1;
      if (left > 0) return;
      socket.off("message", take);
      resolve();
    };
    socket.on("message", take);
    socket.once("close", (code) => reject(new Error(`closed while joining: ${code}`)));
  });
}
