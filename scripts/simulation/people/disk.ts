interface DiskRow {
  update: Uint8Array;
  /** Own entry that this row brought, if any. */
  own: string | null;
}

/** A device's local log of one document: rows in the order they were written, of which the last may be lost. */
export interface Disk {
  readonly updates: readonly Uint8Array[];
  append(update: Uint8Array, own: string | null): void;
  /** Loses up to `rows` rows from the end; answers the own entries that were in them. */
  loseTail(rows: number): string[];
}

export function makeDisk(): Disk {
  const rows: DiskRow[] = [];
  return {
    get updates() {
      return rows.map(({ update }) => update);
    },
    append: (update, own) => void rows.push({ update, own }),
    loseTail(count) {
      const lost = rows.splice(Math.max(0, rows.length - count));
      return lost.flatMap(({ own }) => (own === null ? [] : [own]));
    },
  };
}
