import { type Document, OutgoingMessage } from "@hocuspocus/server";

/** Tells every reader of a document what a commit added, in the bytes that are in the log. */
export function broadcastUpdate(document: Document, update: Uint8Array): void {
  let address: string | null = null;
  let frame: Uint8Array = new Uint8Array();
  for (const connection of document.connections.keys()) {
    if (connection.messageAddress !== address) {
      address = connection.messageAddress;
      frame = new OutgoingMessage(address).createSyncMessage().writeUpdate(update).toUint8Array();
    }
    connection.send(frame);
  }
}
