import { rewriteEntries } from "../../../shared/browser/entry-writer.ts";
import type { TeamEntry } from "../../../shared/domain/intent.ts";
import { captureUpdate } from "../documents/captured-update.ts";
import { dropDocument } from "../store/document-records.ts";
import { addUnsent, removeUnsent } from "../store/unsent-records.ts";
import type { LeaderParts } from "./leader-parts.ts";
import type { LiveDocument } from "./live-document.ts";

/** What becomes of own entries in an internal document. */
export interface Settlement {
  /** The document changed or was synced: entries with an outcome are no longer owed. */
  check(document: LiveDocument): void;
  /** The copy here is no good: fetches the document anew and sends the entries owed again, one after the other. */
  rebuild(name: string): Promise<void>;
  close(): void;
}

export interface SettlementOptions {
  onSettled(): void;
  /** The server refuses this entry itself, again and again; it is given up. */
  onHopeless(entry: TeamEntry, reason: string): void;
}

const MOST_REFUSALS = 2;
const MOST_LOOKS = 4;
const LOOK_MS = 150;
const MOST_WAITS = 4;

interface Ruled {
  id: string;
  /** Place of the outcome. */
  q: number;
}

type Timer = ReturnType<typeof setTimeout>;

export function makeSettlement(parts: LeaderParts, options: SettlementOptions): Settlement {
  return new Settling(parts, options);
}

class Settling implements Settlement {
  readonly #parts: LeaderParts;
  readonly #options: SettlementOptions;
  /** Documents fetched anew: their entries go out one at a time, so that a refusal names the culprit. */
  readonly #rebuilt = new Map<string, { head: string | null; refusals: number }>();
  /** How often an entry was looked for that the store has and the document has not. */
  readonly #looks = new Map<string, { count: number; timer: Timer | undefined }>();

  /** Documents with outcomes that the list does not show yet. */
  readonly #waits = new Map<string, { count: number; timer: Timer }>();

  constructor(parts: LeaderParts, options: SettlementOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  check(document: LiveDocument): void {
    const ruled = this.#ruled(document);
    if (ruled.length > 0) {
      document.madeProgress();
      this.#settleShown(document, ruled);
    }
    if (this.#rebuilt.has(document.name)) this.#sendNext(document);
    else if (document.isSynced) this.#lookForMissing(document);
  }

  #ruled(document: LiveDocument): Ruled[] {
    const outcomes = document.doc().getMap<{ q: number }>("x");
    return this.#parts.outbox.of(document.name).flatMap(({ id }) => {
      const outcome = outcomes.get(id);
      return outcome === undefined ? [] : [{ id, q: outcome.q }];
    });
  }

  // W7: the outcome comes before the row that shows it. Until then the entry stays pending for the list,
  // else the row would fall back to what was before it, for good if the server goes just then.
  #settleShown(document: LiveDocument, ruled: readonly Ruled[]): void {
    const { name } = document;
    const head = this.#parts.rows.base().get(name.slice(2))?.head ?? Infinity;
    const wait = this.#waits.get(name);
    const isEnough = (wait?.count ?? 0) >= MOST_WAITS;
    const shown = ruled.filter(({ q }) => isEnough || q <= head);
    if (shown.length > 0) this.#settle(shown.map(({ id }) => id));
    clearTimeout(wait?.timer);
    this.#waits.delete(name);
    if (shown.length === ruled.length) return;
    const count = shown.length > 0 ? 0 : (wait?.count ?? 0) + 1;
    this.#waits.set(name, { count, timer: setTimeout(() => this.check(document), LOOK_MS) });
  }

  async rebuild(name: string): Promise<void> {
    this.#giveUpHead(name);
    if (!this.#rebuilt.has(name)) this.#rebuilt.set(name, { head: null, refusals: 0 });
    await this.#parts.store.write(dropDocument(name));
    this.#parts.tell({ type: "replaced", doc: name });
  }

  close(): void {
    for (const { timer } of this.#looks.values()) clearTimeout(timer);
    for (const { timer } of this.#waits.values()) clearTimeout(timer);
  }

  #settle(ids: string[]): void {
    void this.#parts.store.write(removeUnsent(ids));
    this.#parts.tell({ type: "settled", ids });
    this.#options.onSettled();
  }

  /** Another tab's entry may reach the store after this tab read it, and a damaged document has lost its entries. */
  #lookForMissing(document: LiveDocument): void {
    const { name } = document;
    const own = document.doc().getMap("o");
    if (this.#parts.outbox.of(name).every(({ id }) => own.has(id))) {
      clearTimeout(this.#looks.get(name)?.timer);
      this.#looks.delete(name);
      return;
    }
    const count = this.#looks.get(name)?.count ?? 0;
    if (count > 0 && this.#looks.get(name)?.timer !== undefined) return;
    if (count >= MOST_LOOKS) {
      this.#looks.delete(name);
      void this.rebuild(name);
      return;
    }
    const timer = setTimeout(() => {
      this.#looks.set(name, { count: count + 1, timer: undefined });
      void this.#parts.cache.reload(name);
    }, LOOK_MS * count);
    this.#looks.set(name, { count: count + 1, timer });
  }

  #sendNext(document: LiveDocument): void {
    const { name } = document;
    const state = this.#rebuilt.get(name);
    const [next] = this.#parts.outbox.of(name);
    if (next === undefined) this.#rebuilt.delete(name);
    if (state === undefined || next === undefined || !document.isSynced) return;
    if (document.doc().getMap("o").has(next.id)) return;
    if (state.head !== next.id) this.#rebuilt.set(name, { head: next.id, refusals: 0 });
    this.#writeAgain(document, next);
  }

  #writeAgain(document: LiveDocument, entry: TeamEntry): void {
    const { store, tell, surroundings } = this.#parts;
    let again: TeamEntry | undefined;
    const update = captureUpdate(document.doc(), () => {
      [again] = rewriteEntries(document.doc(), "o", [entry]);
    });
    if (again === undefined) return;
    const unsent = { id: again.id, doc: document.name, entry: again };
    void store.write(addUnsent(unsent, update, surroundings.now()), "strict");
    tell({ type: "written", unsent, update });
  }

  #giveUpHead(name: string): void {
    const state = this.#rebuilt.get(name);
    if (state === undefined || state.head === null) return;
    state.refusals += 1;
    if (state.refusals < MOST_REFUSALS) return;
    const entry = this.#parts.outbox.of(name).find(({ id }) => id === state.head);
    this.#settle([state.head]);
    this.#rebuilt.set(name, { head: null, refusals: 0 });
    if (entry !== undefined) this.#options.onHopeless(entry, name);
  }
}
