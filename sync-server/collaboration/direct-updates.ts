import { type Connection, MessageType, OutgoingMessage } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import type { Written } from "./entry-writer.ts";

export const syncTypes = { step1: 0, step2: 1, update: 2 } as const;

export interface DirectParts {
  write(payload: Uint8Array, written: Written): void;
  /** What the connection is closed with when an update of it is not taken. */
  closeFor(error: unknown): { code: number; reason: string };
}

/**
 * Takes the updates of a connection past Hocuspocus, whose hooks, addresses parsed anew and second application cost more than
 * all of ours. The rest goes on to it, in the order it came: whatever follows an update waits until that is answered.
 */
export function takeUpdates(connection: Connection, { write, closeFor }: DirectParts): void {
  const pass = connection.handleMessage.bind(connection);
  const applied = new OutgoingMessage(connection.messageAddress)
    .writeSyncStatus(true)
    .toUint8Array();
  const passed = passedOn(connection);
  const waiting: Uint8Array[] = [];
  let isWriting = false;
  const take = (frame: Uint8Array) => {
    const update = passed.length === 0 ? updateIn(frame) : null;
    if (update === null) return pass(frame);
    isWriting = true;
    write(update, { onDone, onRefused });
  };
  const onDone = () => {
    isWriting = false;
    connection.send(applied);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      take(next);
      if (isWriting) return;
    }
  };
  const onRefused = (error: unknown) => {
    isWriting = false;
    waiting.length = 0;
    connection.close(closeFor(error));
  };
  connection.handleMessage = (frame) => {
    if (isWriting) waiting.push(frame);
    else take(frame);
  };
}

/** Frames that Hocuspocus has of this connection and has not finished with. */
function passedOn(connection: Connection): readonly Uint8Array[] {
  return (connection as unknown as { messageQueue: Uint8Array[] }).messageQueue;
}

/** The Yjs update in a frame that brings one; null for every other frame, and for broken ones. */
function updateIn(frame: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(frame);
  try {
    const address = decoding.readVarUint(decoder); // Its length; Hocuspocus has found the connection by it.
    decoder.pos += address;
    const type: MessageType = decoding.readVarUint(decoder);
    if (type !== MessageType.Sync && type !== MessageType.SyncReply) return null;
    const step = decoding.readVarUint(decoder);
    if (step !== syncTypes.step2 && step !== syncTypes.update) return null;
    return decoding.readVarUint8Array(decoder);
  } catch {
    return null;
  }
}
