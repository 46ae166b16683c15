import type { Row } from "../../shared/domain/row.ts";
import type { RowTable } from "../engine/engine.ts";

const SHOWN = 5;

/** A visitor's other conversations, newest first. */
export function conversationsOf(rows: RowTable, visitor: string, but: string): Row[] {
  return (["open", "snoozed", "resolved"] as const)
    .flatMap((view) => rows.select({ view }))
    .filter((row) => row.visitor.id === visitor && row.id !== but)
    .toSorted((a, b) => b.lastAt - a.lastAt)
    .slice(0, SHOWN);
}
