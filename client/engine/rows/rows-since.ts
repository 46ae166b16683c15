import type { Row } from "../../../shared/domain/row.ts";

/** What a tab that knows everything up to `fseq` has missed. */
export function rowsSince(rows: ReadonlyMap<string, Row>, fseq: number): Row[] {
  return [...rows.values()].filter((row) => row.fseq > fseq);
}
