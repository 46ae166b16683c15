import { createSignal } from "solid-js";
import {
  countViews,
  type InboxWorld,
  searchedText,
  searchWords,
  selectRows,
  type ViewCounts,
} from "../../../shared/domain/inbox-query.ts";
import { predictRow } from "../../../shared/domain/predict-row.ts";
import type { Row } from "../../../shared/domain/row.ts";
import type { World } from "../../../shared/domain/decide.ts";
import { internalDocument } from "../../../shared/document/document-name.ts";
import type { RowTable } from "../engine.ts";
import type { Outbox } from "../outbox.ts";
import { mergeRows } from "../store/row-records.ts";

export interface RowTableOptions {
  me: string;
  outbox: Outbox;
  world(): World;
  tagName(id: string): string;
  standingTag?: (id: string) => string;
}

/** The rows of this tab, with the means to change them. */
export interface LocalRows extends RowTable {
  /** As the server has it, without pending intents. */
  base(): ReadonlyMap<string, Row>;
  /** Newer rows win. */
  merge(rows: readonly Row[]): Row[];
  wipe(): void;
  cursors(): Readonly<Record<string, number>>;
  /** Cursors only move forward (C15). */
  moveCursors(cursors: Readonly<Record<string, number>>): void;
  /** Time passed: what was snoozed may be due. */
  touch(): void;
  /** Tag names changed; they are part of what is searched. */
  forgetSearched(): void;
  /** Rows in which, or in whose further text, all words occur; latest first. */
  search(text: string, furtherText: (id: string) => string): Row[];
  /** Makes ready what the first search would have to make: a part of it at a time; false when all is. */
  prepareSearch(): boolean;
}

export function createRowTable(options: RowTableOptions): LocalRows {
  const [version, setVersion] = createSignal(0);
  return new Table(options, { version, bump: () => setVersion((before) => before + 1) });
}

interface Changes {
  version(): number;
  bump(): void;
}

/** Rows as shown, and what was made of them while they are. */
interface Shown {
  version: number;
  rows: Row[];
  predicted: Map<string, Row>;
  latestFirst?: Row[];
  counts?: ViewCounts;
}

const PREPARED_AT_ONCE = 2000;

class Table implements LocalRows {
  readonly #options: RowTableOptions;
  readonly #rows = new Map<string, Row>();
  readonly #cursors: Record<string, number> = {};
  readonly #changes: Changes;
  #searched = new WeakMap<Row, string>();
  #shown: Shown | null = null;

  constructor(options: RowTableOptions, changes: Changes) {
    this.#options = options;
    this.#changes = changes;
  }

  version = (): number => this.#changes.version() + this.#options.outbox.version();
  isEmpty = (): boolean => this.version() >= 0 && this.#rows.size === 0;

  select(query: Parameters<RowTable["select"]>[0]): Row[] {
    // Sorting what is in order already costs a look at each.
    return selectRows(this.#latestFirst(), query, this.#world());
  }

  get(id: string): Row | undefined {
    return this.#current().predicted.get(id) ?? this.#rows.get(id);
  }

  counts(): ReturnType<RowTable["counts"]> {
    const shown = this.#current();
    return (shown.counts ??= countViews(shown.rows, this.#world()));
  }

  isUnread = (row: Row): boolean => row.lastVisitorQ > (this.#cursors[row.id] ?? 0);

  hasUnsent(id: string): boolean {
    return this.#options.outbox.of(internalDocument(id)).length > 0;
  }

  base(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  merge(rows: readonly Row[]): Row[] {
    const changed = mergeRows(this.#rows, rows);
    if (changed.length > 0) this.touch();
    return changed;
  }

  wipe(): void {
    this.#rows.clear();
    this.touch();
  }

  cursors(): Readonly<Record<string, number>> {
    return this.#cursors;
  }

  moveCursors(cursors: Readonly<Record<string, number>>): void {
    let hasMoved = false;
    for (const [id, q] of Object.entries(cursors)) {
      if (q <= (this.#cursors[id] ?? 0)) continue;
      this.#cursors[id] = q;
      hasMoved = true;
    }
    if (hasMoved) this.touch();
  }

  touch(): void {
    this.#changes.bump();
  }

  search(text: string, furtherText: (id: string) => string): Row[] {
    const words = searchWords(text);
    const { searched } = this.#world();
    return this.#latestFirst().filter((row) => {
      const own = searched(row);
      return words.every((word) => own.includes(word) || furtherText(row.id).includes(word));
    });
  }

  prepareSearch(): boolean {
    const { searched } = this.#world();
    const missing = this.#latestFirst().filter((row) => !this.#searched.has(row));
    for (const row of missing.slice(0, PREPARED_AT_ONCE)) searched(row);
    return missing.length > PREPARED_AT_ONCE;
  }

  ofVisitor(visitor: string): Row[] {
    return this.#current()
      .rows.filter((row) => row.visitor.id === visitor)
      .toSorted(byLatest);
  }

  #latestFirst(): Row[] {
    const shown = this.#current();
    return (shown.latestFirst ??= shown.rows.toSorted(byLatest));
  }

  /** Rows as shown: those with pending intents as they will be. */
  #current(): Shown {
    const version = this.version();
    if (this.#shown?.version === version) return this.#shown;
    const predicted = new Map<string, Row>();
    for (const doc of this.#options.outbox.documents()) {
      const row = this.#rows.get(doc.slice(2));
      if (row !== undefined)
        predicted.set(row.id, predictRow(row, this.#options.outbox.of(doc), this.#options.world()));
    }
    const rows = Array.from(this.#rows.values(), (row) => predicted.get(row.id) ?? row);
    this.#shown = { version, rows, predicted };
    return this.#shown;
  }

  #world(): InboxWorld {
    return {
      me: this.#options.me,
      now: this.#options.world().now,
      isUnread: this.isUnread,
      standingTag: this.#options.standingTag,
      searched: (row) => {
        const known = this.#searched.get(row);
        if (known !== undefined) return known;
        const text = searchedText(row, (id) => this.#options.tagName(id));
        this.#searched.set(row, text);
        return text;
      },
    };
  }

  forgetSearched(): void {
    this.#searched = new WeakMap();
    this.touch();
  }
}

function byLatest(a: Row, b: Row): number {
  return b.lastAt - a.lastAt || (a.id < b.id ? 1 : -1);
}
