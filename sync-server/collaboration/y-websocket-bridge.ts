import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { closeCodes } from "../../shared/protocol/close-reason.ts";

export interface SocketLike {
  readonly readyState: number;
  send(frame: Uint8Array): void;
  close(code?: number, reason?: string): void;
}

/** How a socket's frames become Hocuspocus frames and back. */
export interface Bridge {
  socket: SocketLike;
  /** Frames that Hocuspocus gets before the client says anything. */
  opening: Uint8Array[];
  incoming(frame: Uint8Array): Uint8Array[];
}

/** Message types that both protocols share; the y-websocket frame is the Hocuspocus one without the document's name. */
const shared = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const;
const HOCUSPOCUS_CLOSE = 7;
const TOKEN = 0;
const PERMISSION_DENIED = 1;

/** `/sync` speaks Hocuspocus as it is; `/yjs/<document>` speaks y-websocket, its token in the subprotocols `["lobby", token]`. */
export function bridgeOf(url: string, protocols: string, socket: SocketLike): Bridge {
  const { pathname } = new URL(url);
  if (!pathname.startsWith("/yjs/")) return { socket, opening: [], incoming: (frame) => [frame] };
  const document = safeDecode(pathname.slice("/yjs/".length));
  const token = protocols.split(",")[1]?.trim() ?? "";
  return {
    socket: plainSocket(socket),
    opening: [authFrame(document, token)],
    incoming: (frame) => (isShared(frame) ? [withName(document, frame)] : []),
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function isShared(frame: Uint8Array): boolean {
  return (
    frame[0] === shared.sync || frame[0] === shared.awareness || frame[0] === shared.queryAwareness
  );
}

function withName(document: string, frame: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, document);
  encoding.writeUint8Array(encoder, frame);
  return encoding.toUint8Array(encoder);
}

function authFrame(document: string, token: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, document);
  encoding.writeVarUint(encoder, shared.auth);
  encoding.writeVarUint(encoder, TOKEN);
  encoding.writeVarString(encoder, token);
  return encoding.toUint8Array(encoder);
}

function plainSocket(socket: SocketLike): SocketLike {
  return {
    get readyState() {
      return socket.readyState;
    },
    close: (code, reason) => socket.close(code, reason),
    send(frame) {
      const decoder = decoding.createDecoder(frame);
      decoding.readVarString(decoder);
      const body = decoding.readTailAsUint8Array(decoder);
      if (isShared(body)) socket.send(body);
      else closeIfTold(socket, body);
    },
  };
}

function closeIfTold(socket: SocketLike, body: Uint8Array): void {
  const decoder = decoding.createDecoder(body);
  const type = decoding.readVarUint(decoder);
  if (type === HOCUSPOCUS_CLOSE)
    socket.close(closeCodes.resync, decoding.readVarString(decoder).slice(0, 100));
  if (type === shared.auth && decoding.readVarUint(decoder) === PERMISSION_DENIED) {
    socket.close(closeCodes.expired, decoding.readVarString(decoder).slice(0, 100));
  }
}
