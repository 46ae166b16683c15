import type {
  DocumentLink,
  LinkOptions,
  LinkState,
  PresenceState,
} from "../../../shared/browser/document-link.ts";
import type { OpenDocument } from "../documents/document-cache.ts";
import type { LeaderParts } from "./leader-parts.ts";

export interface LiveDocumentOptions extends Pick<
  LinkOptions,
  "onStateless" | "onPresence" | "onUnanswered" | "gatherMs"
> {
  name: string;
  onSynced?(document: LiveDocument): void;
  onLost?(): void;
  /** The server takes nothing of the copy here (W3). */
  onRejected?(document: LiveDocument, reason: string): void;
  onChanged?(document: LiveDocument): void;
}

/** A document that is in memory and, while there is a socket, live. */
export class LiveDocument {
  readonly name: string;
  readonly #parts: LeaderParts;
  readonly #options: LiveDocumentOptions;
  readonly #open: OpenDocument;
  #link: DocumentLink | null = null;
  #presence: PresenceState | null = null;
  #isClosed = false;
  isSynced = false;

  constructor(parts: LeaderParts, options: LiveDocumentOptions) {
    this.name = options.name;
    this.#parts = parts;
    this.#options = options;
    this.#open = parts.cache.open(options.name);
    this.#open.observe((change) => {
      if (change === "replaced") this.#relink();
      options.onChanged?.(this);
    });
    void this.#open.ready.then(() => {
      if (!this.#isClosed && this.#link === null) this.#relink();
    });
  }

  doc() {
    return this.#open.doc();
  }

  #relink(): void {
    this.#link?.close();
    this.isSynced = false;
    const { tokens, connection } = this.#parts;
    const { name, onStateless, onPresence, onUnanswered, gatherMs } = this.#options;
    this.#link = connection.open({
      name,
      doc: this.doc(),
      getToken: () => tokens.get(),
      onTokenExpired: () => tokens.expire(),
      onState: (state) => this.#state(state),
      ...(onStateless === undefined ? {} : { onStateless }),
      ...(onPresence === undefined ? {} : { onPresence }),
      ...(onUnanswered === undefined ? {} : { onUnanswered }),
      ...(gatherMs === undefined ? {} : { gatherMs }),
    });
    if (this.#presence !== null) this.#link.setPresence(this.#presence);
  }

  #state(state: LinkState): void {
    const wasSynced = this.isSynced;
    this.isSynced = state.is === "synced";
    if (state.is === "synced") this.#options.onSynced?.(this);
    else if (wasSynced) this.#options.onLost?.();
    if (state.is !== "out") return;
    if (state.action === "quarantine") this.#options.onRejected?.(this, state.reason);
    else if (state.action === "update-app") this.#parts.onOut("outdated");
    else if (state.reason === "revoked") this.#parts.onOut("signed-out");
  }

  send(message: Parameters<DocumentLink["send"]>[0]): boolean {
    return this.isSynced && this.#link?.send(message) === true;
  }

  setPresence(state: PresenceState): void {
    this.#presence = state;
    this.#link?.setPresence(state);
  }

  madeProgress(): void {
    this.#link?.madeProgress();
  }

  close(): void {
    this.#isClosed = true;
    this.#link?.close();
    this.#open.release();
  }
}
