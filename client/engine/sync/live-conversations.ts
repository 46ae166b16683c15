import { parseDocumentName } from "../../../shared/document/document-name.ts";
import type { Watched } from "../tabs/tab-message.ts";
import type { LeaderParts } from "./leader-parts.ts";
import {
  type LiveConversation,
  openLiveConversation,
  openOwedDocument,
  openOwedDraft,
} from "./live-conversation.ts";
import type { Settlement } from "./settlement.ts";

/** A socket takes fewer than 100 documents; a conversation on screen has three. */
const MOST_CONVERSATIONS = 5;
const MOST_OWED = 5;
/** Closed threads stay live for a while: going back and forth costs nothing. */
const LINGER_MS = 15_000;
/** Moving quickly through the list opens nothing. */
const SETTLE_MS = 50;

export interface LiveConversations {
  /** Everything one tab has on screen now. */
  watch(tab: string, watched: Watched): void;
  forget(tab: string): void;
  /** What is owed changed. */
  refresh(): void;
  /** A draft that was edited and not sent before. */
  owesDraft(name: string): void;
  /** A cursor moved. */
  sendRead(conversation: string): void;
  announce(): void;
  /** The document is on screen and as new as the server: nobody has to fetch it. */
  isLive(name: string): boolean;
  /** Opens everything anew, after the session was out. */
  restart(): void;
  close(): void;
}

export function makeLiveConversations(
  parts: LeaderParts,
  settlement: Settlement,
): LiveConversations {
  return new Live(parts, settlement);
}

class Live implements LiveConversations {
  readonly #parts: LeaderParts;
  readonly #settlement: Settlement;
  readonly #tabs = new Map<string, Watched>();
  readonly #open = new Map<string, { live: LiveConversation; until: number }>();
  readonly #owed = new Map<string, { close(): void }>();
  readonly #drafts = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(parts: LeaderParts, settlement: Settlement) {
    this.#parts = parts;
    this.#settlement = settlement;
  }

  watch(tab: string, watched: Watched): void {
    const before = this.#tabs.get(tab) ?? {};
    this.#tabs.set(tab, watched);
    this.#refreshIn(SETTLE_MS);
    for (const [id, { live }] of this.#open) {
      const wanted = this.#wanted().get(id);
      if (wanted !== undefined) live.watch(wanted);
      // What lingered tells nothing new by itself to whoever comes back to it.
      if (id in watched && !(id in before)) this.#tellInfo(id, live);
    }
  }

  forget(tab: string): void {
    if (this.#tabs.delete(tab)) this.refresh();
  }

  owesDraft(name: string): void {
    this.#drafts.add(name);
    this.refresh();
  }

  sendRead(conversation: string): void {
    const open = this.#open.get(conversation);
    if (open === undefined) this.refresh();
    else open.live.sendRead();
  }

  announce(): void {
    for (const [id, { live }] of this.#open) this.#tellInfo(id, live);
  }

  #tellInfo(conversation: string, live: LiveConversation): void {
    this.#parts.tell({ type: "live", conversation, info: { ...live.info() } });
  }

  isLive(name: string): boolean {
    const id = parseDocumentName(name)?.id ?? "";
    return this.#open.get(id)?.live.info().isSynced === true;
  }

  refresh(): void {
    this.#refreshIn(0);
  }

  #refreshIn(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#reconcile(), delay);
  }

  #reconcile(): void {
    if (this.#isClosed) return;
    this.#reconcileWatched();
    this.#reconcileOwed();
  }

  #reconcileWatched(): void {
    const now = this.#parts.surroundings.now();
    const wanted = this.#wanted();
    for (const [id, watched] of wanted) {
      const open = this.#open.get(id) ?? this.#openConversation(id);
      open.until = now + LINGER_MS;
      open.live.watch(watched);
    }
    // The map is in the order of opening: the oldest go first.
    const idle = [...this.#open].filter(([id]) => !wanted.has(id));
    const surplus = this.#open.size - MOST_CONVERSATIONS;
    idle.forEach(([id, { live, until }], index) => {
      if (index >= surplus && now < until) return;
      live.close();
      this.#open.delete(id);
    });
    if (this.#open.size > wanted.size) this.#refreshIn(LINGER_MS);
  }

  #openConversation(id: string) {
    for (const name of [`n:${id}`, `d:${id}`]) this.#closeOwed(name);
    const live = openLiveConversation(this.#parts, id, this.#settlement);
    const open = { live, until: 0 };
    this.#open.set(id, open);
    return open;
  }

  #reconcileOwed(): void {
    const owed = this.#owedDocuments();
    for (const name of this.#owed.keys()) if (!owed.has(name)) this.#closeOwed(name);
    for (const name of owed) {
      if (this.#owed.size >= MOST_OWED) return;
      if (!this.#owed.has(name)) this.#owed.set(name, this.#openOwed(name));
    }
  }

  #owedDocuments(): Set<string> {
    const { outbox, reads } = this.#parts;
    const names = [...outbox.documents(), ...reads.documents(), ...this.#drafts];
    return new Set(names.filter((name) => !this.#open.has(parseDocumentName(name)?.id ?? "")));
  }

  #openOwed(name: string): { close(): void } {
    if (!this.#drafts.has(name))
      return openOwedDocument(this.#parts, name, this.#settlement, {
        onSynced: () => this.refresh(),
      });
    return openOwedDraft(this.#parts, name, this.#settlement, () => {
      this.#drafts.delete(name);
      this.refresh();
    });
  }

  #closeOwed(name: string): void {
    this.#owed.get(name)?.close();
    this.#owed.delete(name);
  }

  /** What all tabs together have on screen; somebody who types in one of them types. */
  #wanted(): Map<string, Watched[string]> {
    const wanted = new Map<string, Watched[string]>();
    for (const watched of this.#tabs.values()) {
      for (const [id, { isTyping, hasDraft }] of Object.entries(watched)) {
        const before = wanted.get(id);
        wanted.set(id, {
          isTyping: isTyping || before?.isTyping === true,
          hasDraft: hasDraft || before?.hasDraft === true,
        });
      }
    }
    return wanted;
  }

  restart(): void {
    this.#closeAll();
    this.refresh();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#closeAll();
  }

  #closeAll(): void {
    for (const { live } of this.#open.values()) live.close();
    for (const owed of this.#owed.values()) owed.close();
    this.#open.clear();
    this.#owed.clear();
  }
}
