import { WebSocket } from "ws";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Message types of the Hocuspocus protocol. */
export const types = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  broadcastStateless: 6,
  close: 7,
  status: 8,
} as const;

const syncTypes = { step1: 0, step2: 1, update: 2 } as const;
const authTypes = { token: 0, denied: 1, granted: 2 } as const;

/** What the server said, as far as tests ask. */
export type Heard =
  | { is: "granted"; scope: string }
  | { is: "denied"; reason: string }
  | { is: "asked-for-token" }
  | { is: "closed"; reason: string }
  | { is: "applied"; isApplied: boolean }
  | { is: "step1" | "step2" | "update" | "awareness"; bytes: Uint8Array }
  | { is: "stateless"; text: string }
  | { is: "other"; type: number };

const PATIENCE_MS = 8000;

/** A client without manners: sends any bytes and hears every frame of one document. */
export class RawClient {
  readonly heard: Heard[] = [];
  readonly document: string;
  /** The close code of the whole socket; null while it is open. */
  closeCode: number | null = null;
  closeReason = "";
  readonly socket: WebSocket;
  readonly #isOpen: Promise<void>;
  #listeners = new Set<() => void>();

  readonly #isPlain: boolean;

  /** With a token it speaks y-websocket, whose frames name no document. */
  constructor(url: string, document: string, token?: string) {
    this.document = document;
    this.#isPlain = token !== undefined;
    this.socket =
      token === undefined
        ? new WebSocket(url)
        : new WebSocket(`${url.replace(/sync$/, "yjs")}/${document}`, ["lobby", token]);
    this.socket.binaryType = "nodebuffer";
    this.#isOpen = new Promise((resolve, reject) => {
      this.socket.once("open", () => resolve());
      this.socket.once("error", reject);
    });
    this.socket.on("error", () => {});
    this.socket.on("message", (data: Buffer) => this.#hear(new Uint8Array(data)));
    this.socket.on("close", (code, reason) => {
      this.closeCode = code;
      this.closeReason = reason.toString();
      this.#changed();
    });
  }

  /** Signs in and waits for the answer. */
  async join(token: string): Promise<Heard> {
    await this.#isOpen;
    this.heard.length = 0;
    this.sendToken(token);
    return this.until((one) => one.is === "granted" || one.is === "denied");
  }

  sendToken(token: string): void {
    this.frame(types.auth, (encoder) => {
      encoding.writeVarUint(encoder, authTypes.token);
      encoding.writeVarString(encoder, token);
    });
  }

  sync(type: keyof typeof syncTypes | number, payload: Uint8Array): void {
    this.frame(types.sync, (encoder) => {
      encoding.writeVarUint(encoder, typeof type === "number" ? type : syncTypes[type]);
      encoding.writeVarUint8Array(encoder, payload);
    });
  }

  stateless(text: string): void {
    this.frame(types.stateless, (encoder) => encoding.writeVarString(encoder, text));
  }

  awareness(states: [id: number, clock: number, state: unknown][]): void {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, states.length);
    for (const [id, clock, state] of states) {
      encoding.writeVarUint(inner, id);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, JSON.stringify(state));
    }
    const bytes = encoding.toUint8Array(inner);
    this.frame(types.awareness, (encoder) => encoding.writeVarUint8Array(encoder, bytes));
  }

  frame(type: number, write: (encoder: encoding.Encoder) => void, document = this.document): void {
    const encoder = encoding.createEncoder();
    if (!this.#isPlain) encoding.writeVarString(encoder, document);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.bytes(encoding.toUint8Array(encoder));
  }

  bytes(frame: Uint8Array | string): void {
    this.socket.send(frame);
  }

  /** The first thing heard that matches; rejects after a few seconds. */
  until(is: (heard: Heard) => boolean): Promise<Heard> {
    return this.#wait(() => this.heard.find(is));
  }

  async untilOpen(): Promise<void> {
    await this.#isOpen;
  }

  untilClosed(): Promise<number> {
    return this.#wait(() => this.closeCode ?? undefined);
  }

  leave(): void {
    this.socket.terminate();
  }

  #wait<Value>(look: () => Value | undefined): Promise<Value> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        settle();
      };
      const check = () => {
        const found = look();
        if (found !== undefined) finish(() => resolve(found));
      };
      const heard = () => this.heard.map((one) => JSON.stringify(one).slice(0, 120)).join(" ");
      const timer = setTimeout(
        () => finish(() => reject(new Error(`never heard; code ${this.closeCode}: ${heard()}`))),
        PATIENCE_MS,
      );
      this.#listeners.add(check);
      check();
    });
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (!this.#isPlain) decoding.readVarString(decoder);
    this.heard.push(readFrame(decoder));
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function readFrame(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case types.sync: {
      const is = (["step1", "step2", "update"] as const)[decoding.readVarUint(decoder)];
      return { is: is ?? "update", bytes: decoding.readVarUint8Array(decoder) };
    }
    case types.awareness:
      return { is: "awareness", bytes: decoding.readVarUint8Array(decoder) };
    case types.auth:
      return readAuth(decoder);
    case types.stateless:
      return { is: "stateless", text: decoding.readVarString(decoder) };
    case types.close:
      return { is: "closed", reason: decoding.readVarString(decoder) };
    case types.status:
      return { is: "applied", isApplied: decoding.readVarUint(decoder) === 1 };
    default:
      return { is: "other", type };
  }
}

function readAuth(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder);
  if (type === authTypes.token) return { is: "asked-for-token" };
  const text = decoding.readVarString(decoder);
  return type === authTypes.denied
    ? { is: "denied", reason: text }
    : { is: "granted", scope: text };
}

/** What an awareness frame says: state by client id; null for somebody gone. */
export function statesIn(bytes: Uint8Array): Map<number, unknown> {
  const decoder = decoding.createDecoder(bytes);
  const states = new Map<number, unknown>();
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const id = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    states.set(id, JSON.parse(decoding.readVarString(decoder)));
  }
  return states;
}
