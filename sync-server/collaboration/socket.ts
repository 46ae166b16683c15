import crossws, { type NodeAdapter } from "crossws/adapters/node";
import type { Hocuspocus } from "@hocuspocus/server";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { closeCodes } from "../../shared/protocol/close-reason.ts";
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
  const sessions = new Map<string, Session>();
  const adapter = crossws({
    idleTimeout: limits.idleSeconds,
    serverOptions: {
      maxPayload: limits.frameBytes,
      perMessageDeflate: false,
      // A client that offered protocols hangs up unless one of them is chosen; the token is never echoed.
      handleProtocols: (offered: Set<string>) => offered.has("lobby") && "lobby",
    },
    hooks: {
      open(peer) {
        stats.open += 1;
        const socket = peer.websocket as unknown as WebSocketWithTerminate;
        try {
          const request = peer.request as Request;
          sessions.set(peer.id, openSession(hocuspocus, socket, request, limits, stats));
        } catch {
          socket.close(closeCodes.rejected, "malformed"); // An address that is none.
        }
      },
      message: (peer, message) => sessions.get(peer.id)?.receive(message.uint8Array()),
      close(peer, { code, reason }) {
        stats.open -= 1;
        sessions.get(peer.id)?.close({ code: code ?? 1005, reason: reason ?? "" });
        sessions.delete(peer.id);
      },
    },
  });
  let isClosing = false;
  return {
    handleUpgrade: (request, socket, head) =>
      upgrade(adapter, request, socket, head, isClosing || stats.open >= limits.sockets),
    async close() {
      isClosing = true; // Whoever comes back at once would keep the web server from ending.
      adapter.closeAll(closeCodes.goingAway, "going-away");
      await waitForEmpty(sessions);
      adapter.closeAll(closeCodes.goingAway, "going-away", true);
    },
    stats,
  };
}

const CLOSE_MS = 2000;

async function waitForEmpty(sessions: Map<string, Session>): Promise<void> {
  const end = Date.now() + CLOSE_MS;
  while (sessions.size > 0 && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 10));
  for (const session of sessions.values())
    session.close({ code: closeCodes.goingAway, reason: "going-away" });
}

function upgrade(
  adapter: NodeAdapter,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  isFull: boolean,
): void {
  socket.on("error", () => socket.destroy()); // Until the adapter listens, a reset would end the process.
  const path = (request.url ?? "/").split("?", 1)[0] ?? "";
  const isKnown = path === "/sync" || path.startsWith("/yjs/");
  if (isKnown && !isFull) {
    adapter.handleUpgrade(request, socket, head).catch(() => socket.destroy());
    return;
  }
  const answer = isKnown ? "503 Service Unavailable\r\nRetry-After: 10" : "404 Not Found";
  socket.end(`HTTP/1.1 ${answer}\r\nConnection: close\r\n\r\n`);
}

type WebSocketWithTerminate = SocketLike & {
  bufferedAmount: number;
  terminate?(): void;
  /** Where `ws` writes its frames. */
  _socket?: Duplex;
};

function openSession(
  hocuspocus: Hocuspocus,
  socket: WebSocketWithTerminate,
  request: Request,
  limits: SocketLimits,
  stats: SocketServer["stats"],
): Session {
  const now = () => performance.now();
  const messages = makeTokenBucket(limits.messages, now);
  const bytes = makeTokenBucket(limits.bytes, now);
  const guarded = guard(socket, limits, () => (stats.closedForSlowness += 1));
  const bridge = bridgeOf(request, guarded);
  const connection = hocuspocus.handleConnection(bridge.socket as never, request, {});
  for (const frame of bridge.opening) connection.handleMessage(frame);
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

function guard(
  socket: WebSocketWithTerminate,
  limits: SocketLimits,
  onSlow: () => void,
): SocketLike {
  const gather = makeGather(socket._socket);
  return {
    get readyState() {
      return socket.readyState;
    },
    close: (code, reason) => socket.close(code, reason),
    send(frame) {
      gather();
      if (socket.bufferedAmount <= limits.outgoingBytes) return socket.send(frame);
      onSlow();
      if (socket.terminate === undefined) socket.close(closeCodes.rate, "slow");
      else socket.terminate();
    },
  };
}

/** Frames that go out in one turn leave in one system call: an update and its acknowledgement, the answers to a batch. */
function makeGather(stream: Duplex | undefined): () => void {
  let isGathering = false;
  const release = () => {
    isGathering = false;
    stream?.uncork();
  };
  return () => {
    if (isGathering || stream === undefined) return;
    isGathering = true;
    stream.cork();
    process.nextTick(release);
  };
}
