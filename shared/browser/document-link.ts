import { HocuspocusProvider, type HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import type { Doc } from "yjs";
import { actionFor, type CloseAction } from "../protocol/close-reason.ts";
import type { ClientStateless, ServerStateless } from "../protocol/stateless.ts";
import { makeResyncWait, type ResyncWait } from "./resync-wait.ts";

export type PresenceState = Record<string, unknown>;

/** `joining`: on its way, or waiting for the socket. `synced`: as new as the server. `out`: refused for `reason`, not tried again. */
export type LinkState =
  | { is: "joining" }
  | { is: "synced" }
  | { is: "out"; action: CloseAction; reason: string };

export interface LinkOptions {
  name: string;
  /** Has the parity of its side already (P5). */
  doc: Doc;
  getToken(): Promise<string>;
  /** The server found the token expired; the next `getToken` must give another. */
  onTokenExpired(): void;
  onState?(state: LinkState): void;
  onStateless?(message: ServerStateless): void;
  /** The states of everybody present, own included. Without it the document carries no presence. */
  onPresence?(states: PresenceState[]): void;
  /** Gathers changes for so many milliseconds into one update; for text that is typed. */
  gatherMs?: number;
  /** How many of this document's changes the server has not answered yet. */
  onUnanswered?(changes: number): void;
}

export interface DocumentLink {
  readonly name: string;
  /** The document got a stamp or an outcome: the next resync starts over with a short wait (W3). */
  madeProgress(): void;
  /** False when it could not be sent now. */
  send(message: ClientStateless): boolean;
  setPresence(state: PresenceState): void;
  sendToken(): void;
  /** Makes the server say something, if it is still there. */
  ask(): void;
  close(): void;
}

export interface LinkSurroundings {
  isOpen(): boolean;
  random(): number;
  onClosed(): void;
}

const NO_TOKEN = "Failed to get token";
/** Echo of an own farewell. It may reach the next link of the same name, whose welcome the server then dropped. */
const OWN_FAREWELL = "provider_initiated";
/** A frame may be lost between two states of the server's side: whoever isn't synced by then asks again. */
const LONGEST_JOIN_MS = 10_000;

export function openLink(
  socket: HocuspocusProviderWebsocket,
  options: LinkOptions,
  surroundings: LinkSurroundings,
): DocumentLink {
  return new Link(socket, options, surroundings);
}

class Link implements DocumentLink {
  readonly name: string;
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #options: LinkOptions;
  readonly #surroundings: LinkSurroundings;
  readonly #provider: HocuspocusProvider;
  readonly #wait: ResyncWait;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOut = false;
  /** The server has the document open for us: it said so, or answered. An earlier link of the name may have taken the welcome. */
  #isIn = false;
  /** The server closed the document: a late acknowledgement looks like being synced, but only joining again helps. */
  #isClosed = false;
  #isSynced = false;

  constructor(
    socket: HocuspocusProviderWebsocket,
    options: LinkOptions,
    surroundings: LinkSurroundings,
  ) {
    this.name = options.name;
    this.#socket = socket;
    this.#options = options;
    this.#surroundings = surroundings;
    this.#wait = makeResyncWait(() => surroundings.random());
    this.#provider = this.#buildProvider();
    this.#holdUpdates();
    this.#provider.attach();
  }

  #buildProvider(): HocuspocusProvider {
    const { name, doc, getToken, gatherMs, onPresence, onStateless, onUnanswered } = this.#options;
    return new HocuspocusProvider({
      name,
      document: doc,
      websocketProvider: this.#socket,
      token: getToken,
      sessionAwareness: false,
      flushDelay: gatherMs ?? false,
      ...(onPresence === undefined
        ? { awareness: null }
        : { onAwarenessChange: ({ states }: { states: PresenceState[] }) => onPresence(states) }),
      onOpen: () => this.#joining(),
      onAuthenticated: () => this.#welcome(),
      onAuthenticationFailed: ({ reason }) => this.#act(reason),
      onSynced: () => this.#synced(),
      onStateless: ({ payload }) => readStateless(payload, onStateless),
      onUnsyncedChanges: ({ number }) => onUnanswered?.(number),
      onClose: ({ event }) => this.#closed(event.reason),
    });
  }

  // Updates sent into a document that isn't signed in pile up at the server until it ends the socket:
  // they are held back, and the sync steps carry them.
  #holdUpdates(): void {
    this.#isIn = false;
    this.#options.doc.off("update", this.#provider.boundDocumentUpdateHandler);
  }

  /** With a new socket everything begins anew; the provider says the first words itself. */
  #joining(): void {
    this.#isClosed = false;
    this.#joinWithin(LONGEST_JOIN_MS);
  }

  #welcome(): void {
    if (this.#isIn || this.#isClosed) return;
    this.#isIn = true;
    this.#options.doc.on("update", this.#provider.boundDocumentUpdateHandler);
  }

  #synced(): void {
    if (this.#isClosed) return;
    this.#isSynced = true;
    clearTimeout(this.#timer);
    this.#welcome();
    this.#tell({ is: "synced" });
  }

  /** Of the whole socket (then it is not open any more, and joining comes with the next one) or of this document. */
  #closed(reason: string): void {
    this.#holdUpdates();
    this.#isClosed = true;
    this.#isSynced = false;
    clearTimeout(this.#timer);
    if (!this.#surroundings.isOpen()) this.#tell({ is: "joining" });
    else if (reason === OWN_FAREWELL) this.#joinWithin(this.#wait.next());
    else this.#act(reason);
  }

  #act(reason: string): void {
    if (this.#isOut) return;
    this.#isClosed = true;
    this.#holdUpdates();
    const action = reason.startsWith(NO_TOKEN) ? "resync" : actionFor(reason);
    if (action === "renew-token") this.#options.onTokenExpired();
    if (action === "resync" || action === "renew-token") {
      this.#joinWithin(this.#wait.next());
      return;
    }
    this.#isOut = true;
    clearTimeout(this.#timer);
    this.#tell({ is: "out", action, reason });
  }

  #joinWithin(delay: number): void {
    this.#isSynced = false;
    this.#tell({ is: "joining" });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#joinAgain(), delay);
  }

  // After the server closed a document only this brings it back: neither attaching again nor another provider does.
  async #joinAgain(): Promise<void> {
    if (this.#isOut || !this.#surroundings.isOpen()) return;
    this.#isClosed = false;
    this.#provider.synced = false;
    this.#joinWithin(Math.max(this.#wait.next(), LONGEST_JOIN_MS));
    await this.#provider.sendToken();
    this.#provider.startSync();
  }

  #tell(state: LinkState): void {
    if (!this.#isOut || state.is === "out") this.#options.onState?.(state);
  }

  madeProgress(): void {
    this.#wait.startOver();
  }

  send(message: ClientStateless): boolean {
    if (!this.#surroundings.isOpen() || !this.#isIn) return false;
    this.#provider.sendStateless(JSON.stringify(message));
    return true;
  }

  setPresence(state: PresenceState): void {
    this.#provider.awareness?.setLocalState(state);
  }

  sendToken(): void {
    if (this.#isIn) void this.#provider.sendToken();
  }

  ask(): void {
    if (this.#isSynced) this.#provider.forceSync();
  }

  close(): void {
    this.#isOut = true;
    clearTimeout(this.#timer);
    // A farewell for a document that the server doesn't have open would wait there and close its next opening.
    if (!this.#surroundings.isOpen() || !this.#isIn)
      this.#socket.configuration.providerMap.delete(this.name);
    this.#provider.destroy();
    this.#surroundings.onClosed();
  }
}

function readStateless(payload: string, take: LinkOptions["onStateless"]): void {
  let message: ServerStateless;
  try {
    message = JSON.parse(payload) as ServerStateless;
  } catch {
    return;
  }
  take?.(message);
}
