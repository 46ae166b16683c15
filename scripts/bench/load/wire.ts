import * as encoding from "lib0/encoding";

/** Frames of the Hocuspocus protocol, as few as a sender and a reader need. */
const SYNC = 0;
const AUTH = 2;
const TOKEN = 0;
const STEP_1 = 0;
const UPDATE = 2;
const ITEM_WITH_PARENT_SUB = 8 | 32;

/** Marks a message's number inside its text, where the reader looks for it in the raw frame. */
const MARK = "~#";
const DIGITS = 8;
const TEXT_LENGTH = 120;

function frame(document: string, type: number, body: (encoder: encoding.Encoder) => void) {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, document);
  encoding.writeVarUint(encoder, type);
  body(encoder);
  return encoding.toUint8Array(encoder);
}

export function authFrame(document: string, token: string): Uint8Array {
  return frame(document, AUTH, (encoder) => {
    encoding.writeVarUint(encoder, TOKEN);
    encoding.writeVarString(encoder, token);
  });
}

/** Asks for everything: the state vector of an empty document. */
export function joinFrame(document: string): Uint8Array {
  return frame(document, SYNC, (encoder) => {
    encoding.writeVarUint(encoder, STEP_1);
    encoding.writeVarUint8Array(encoder, new Uint8Array([0]));
  });
}

export function messageFrame(
  document: string,
  { by, client, number }: { by: string; client: number; number: number },
): Uint8Array {
  const id = `01JBENCH0${String(number).padStart(10, "0")}${String(client).padStart(7, "0").slice(-7)}`;
  const text = `${MARK}${String(number).padStart(DIGITS, "0")}`.padEnd(TEXT_LENGTH, ".");
  return frame(document, SYNC, (encoder) => {
    encoding.writeVarUint(encoder, UPDATE);
    encoding.writeVarUint8Array(
      encoder,
      entryUpdate(client, number, { v: 1, id, by, at: Date.now(), kind: "message", text }),
    );
  });
}

function entryUpdate(
  client: number,
  clock: number,
  entry: { id: string } & Record<string, unknown>,
): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, ITEM_WITH_PARENT_SUB);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, "v");
  encoding.writeVarString(encoder, entry.id);
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, entry as encoding.AnyEncodable);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Numbers of all messages in a frame: a server may put several into one. */
export function numbersIn(data: Buffer): number[] {
  const numbers: number[] = [];
  let at = data.indexOf(MARK);
  while (at !== -1) {
    const from = at + MARK.length;
    numbers.push(Number(data.toString("latin1", from, from + DIGITS)));
    at = data.indexOf(MARK, from + DIGITS);
  }
  return numbers;
}
