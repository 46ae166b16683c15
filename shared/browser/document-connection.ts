import { WebSocketStatus } from "@hocuspocus/provider";
import { type DocumentLink, type LinkOptions, openLink } from "./document-link.ts";
import { PatientSocket } from "./patient-socket.ts";

export interface DocumentConnection {
  /** True between a socket's opening and its end. */
  isOpen(): boolean;
  /** Brings one document to the server and keeps it there. One link per document name at a time; at most 100 documents. */
  open(options: LinkOptions): DocumentLink;
  /** Tells the server the token anew, on every document that is signed in. */
  sendTokens(): void;
  connect(): void;
  disconnect(): void;
  /** Tries at once instead of waiting for its turn: the network is back, or somebody looks again. */
  wake(): void;
  destroy(): void;
}

export interface ConnectionOptions {
  /** `ws:` or `wss:` address of the server's socket. */
  url: string;
  onOpen(): void;
  /** The socket was lost, or could not be had. */
  onClose(): void;
  /** Milliseconds before the first try after a lost socket; differs from device to device so that a server's return is no stampede. */
  reconnectDelay(): number;
  now(): number;
  /** Numbers from 0 to below 1, for jitter. */
  random(): number;
  /** After so many milliseconds without a word a document asks for one, after twice as many the socket is given up. */
  quietMs?: number;
}

const QUIET_MS = 20_000;

/** One socket for many documents. */
export function openDocumentConnection(options: ConnectionOptions): DocumentConnection {
  const quietMs = options.quietMs ?? QUIET_MS;
  const socket = new PatientSocket(options.url, 2 * quietMs);
  const links = new Set<DocumentLink>();
  const isOpen = watchSocket(socket, options, quietMs);
  const connect = () => {
    if (socket.status === WebSocketStatus.Disconnected) void socket.connect();
  };
  const asking = setInterval(() => {
    const isQuiet = options.now() - socket.lastMessageReceived >= quietMs;
    if (isOpen() && isQuiet) links.values().next().value?.ask();
  }, quietMs / 2);

  return {
    isOpen,
    open(linkOptions) {
      const link = openLink(socket, linkOptions, {
        isOpen,
        random: () => options.random(),
        onClosed: () => links.delete(link),
      });
      links.add(link);
      return link;
    },
    sendTokens() {
      for (const link of links) link.sendToken();
    },
    connect,
    disconnect: () => socket.disconnect(),
    wake() {
      if (socket.shouldConnect) connect();
    },
    destroy() {
      clearInterval(asking);
      for (const link of links) link.close();
      socket.destroy();
    },
  };
}

/** Reports a socket's begin and end, and brings a lost one back after the owner's delay. */
function watchSocket(
  socket: PatientSocket,
  options: ConnectionOptions,
  quietMs: number,
): () => boolean {
  let isOpen = false;
  let hasSpoken = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  socket.on("open", () => {
    isOpen = true;
    hasSpoken = false;
    options.onOpen();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!hasSpoken) socket.webSocket?.close();
    }, quietMs);
  });
  socket.on("connect", () => {
    hasSpoken = true;
  });
  socket.on("disconnect", () => {
    clearTimeout(timer);
    const isLost = isOpen && hasSpoken;
    isOpen = false;
    options.onClose();
    if (isLost && socket.shouldConnect)
      timer = setTimeout(() => {
        if (socket.shouldConnect && socket.status === WebSocketStatus.Disconnected)
          void socket.connect();
      }, options.reconnectDelay());
  });
  socket.on("destroy", () => {
    clearTimeout(timer);
    isOpen = false;
  });
  return () => isOpen;
}
