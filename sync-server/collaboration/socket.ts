import type { Hocuspocus } from "@hocuspocus/server";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { closeCodes } from "../../shared/protocol/close-reason.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { type BucketLimits, makeTokenBucket } from "./token-bucket.ts";
import { bridgeOf, type SocketLike } from "./y-websocket-bridge.ts";

export interface SocketLimits {
  frameBytes: number;
  /** A socket that answers no ping for so many seconds (twice that at most) is cut off. */
  idleSeconds: number;
  messages: BucketLimits;
  bytes: BucketLimits;
  /** A reader that lets more than this pile up is cut off. */
  outgoingBytes: number;
  sockets: number;
}

export const defaultSocketLimits: SocketLimits = {
  frameBytes: 128 * 1024,
  idleSeconds: 30,
  messages: { perSecond: 50, burst: 400 },
  bytes: { perSecond: 64 * 1024, burst: 1024 * 1024 },
  outgoingBytes: 4 * 1024 * 1024,
  sockets: 20_000,
};

interface Session {
  receive(frame: Uint8Array): void;
  close(event: { code: number; reason: string }): void;
}

export interface SocketServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
  readonly stats: { open: number; closedForRate: number; closedForSlowness: number };
}

/** Our own socket in front of Hocuspocus: frames are counted before they are queued, slow readers are cut off (W5). */
export function makeSocketServer(
  hocuspocus: Hocuspocus,
  limits: SocketLimits = defaultSocketLimits,
): SocketServer {
  const stats = { open: 0, closedForRate: 0, closedForSlowness: 0 };
  const sessions = new Set<Session>();
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    // A client that offered protocols hangs up unless one of them is chosen; the token is never echoed.
    handleProtocols: (offered: Set<string>) => offered.has("lobby") && "lobby",
  });
  const heartbeat = startHeartbeat(limits.idleSeconds);
  const open = (socket: WebSocket, request: IncomingMessage) => {
    stats.open += 1;
    heartbeat.watch(socket);
    const session = openSession(hocuspocus, socket, request, limits, stats);
    if (session !== null) sessions.add(session);
    socket.on("error", () => undefined); // It is closed, with a code that says why.
    socket.on("message", (data: Buffer) => session?.receive(data));
    socket.on("close", (code, reason) => {
      stats.open -= 1;
      if (session === null || !sessions.delete(session)) return;
      session.close({ code, reason: reason.toString() });
    });
  };
  let isClosing = false;
  return {
    handleUpgrade: (request, socket, head) =>
      upgrade(server, open, request, socket, head, isClosing || stats.open >= limits.sockets),
    async close() {
      isClosing = true; // Whoever comes back at once would keep the web server from ending.
      heartbeat.stop();
      for (const socket of server.clients) socket.close(closeCodes.goingAway, "going-away");
      await waitForEmpty(sessions);
      for (const socket of server.clients) socket.terminate();
    },
    stats,
  };
}

const CLOSE_MS = 2000;

async function waitForEmpty(sessions: Set<Session>): Promise<void> {
  const end = Date.now() + CLOSE_MS;
  while (sessions.size > 0 && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 10));
  for (const session of sessions)
    session.close({ code: closeCodes.goingAway, reason: "going-away" });
  sessions.clear();
}

function upgrade(
  server: WebSocketServer,
  open: (socket: WebSocket, request: IncomingMessage) => void,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  isFull: boolean,
): void {
  socket.on("error", () => socket.destroy()); // Until the server listens, a reset would end the process.
  const path = (request.url ?? "/").split("?", 1)[0] ?? "";
  const isKnown = path === "/sync" || path.startsWith("/yjs/");
  if (isKnown && !isFull) {
    server.handleUpgrade(request, socket, head, open);
    return;
  }
  const answer = isKnown ? "503 Service Unavailable\r\nRetry-After: 10" : "404 Not Found";
  socket.end(`HTTP/1.1 ${answer}\r\nConnection: close\r\n\r\n`);
}

/** Null when the address is none. */
function openSession(
  hocuspocus: Hocuspocus,
  socket: WebSocket,
  request: IncomingMessage,
  limits: SocketLimits,
  stats: SocketServer["stats"],
): Session | null {
  const guarded = guard(socket, limits, () => (stats.closedForSlowness += 1));
  const url = `http://localhost${request.url ?? "/"}`;
  if (!URL.canParse(url)) {
    socket.close(closeCodes.rejected, "malformed");
    return null;
  }
  const bridge = bridgeOf(url, request.headers["sec-websocket-protocol"] ?? "", guarded);
  // Nothing is decided by headers: who may do what is in the token.
  const asked = { url, headers: new Headers() } as Request;
  const connection = hocuspocus.handleConnection(bridge.socket as never, asked, {});
  for (const frame of bridge.opening) connection.handleMessage(frame);
  const now = () => performance.now();
  const messages = makeTokenBucket(limits.messages, now);
  const bytes = makeTokenBucket(limits.bytes, now);
  let isClosed = false;
  return {
    receive(frame) {
      if (isClosed) return;
      if (messages.take(1) && bytes.take(frame.byteLength)) {
        // lib0 trusts the lengths in a frame: in memory of its own there is nothing behind it to read.
        for (const one of bridge.incoming(new Uint8Array(frame))) connection.handleMessage(one);
        return;
      }
      isClosed = true;
      stats.closedForRate += 1;
      socket.close(closeCodes.rate, "rate");
    },
    close: (event) => connection.handleClose(event),
  };
}

function guard(socket: WebSocket, limits: SocketLimits, onSlow: () => void): SocketLike {
  const gather = makeGather((socket as unknown as { _socket: Duplex })._socket);
  return {
    get readyState() {
      return socket.readyState;
    },
    close: (code, reason) => socket.close(code, reason),
    send(frame) {
      gather();
      if (socket.bufferedAmount <= limits.outgoingBytes) return socket.send(frame);
      onSlow();
      socket.terminate();
    },
  };
}

/** Frames that go out in one turn leave in one system call: an update and its acknowledgement, the answers to a batch. */
function makeGather(stream: Duplex): () => void {
  let isGathering = false;
  const release = () => {
    isGathering = false;
    stream.uncork();
  };
  return () => {
    if (isGathering) return;
    isGathering = true;
    stream.cork();
    process.nextTick(release);
  };
}
