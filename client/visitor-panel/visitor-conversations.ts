import type { Row } from "../../shared/domain/row.ts";
import type { RowTable } from "../engine/engine.ts";

const SHOWN = 5;

/** A visitor's other conversations, newest first. */
export function conversationsOf(rows: RowTable, visitor: string, but: string): Row[] {
  return rows
    .ofVisitor(visitor)
    .filter((row) => row.id !== but)
    .slice(0, SHOWN);
}
