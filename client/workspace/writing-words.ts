import type { Row } from "../../shared/domain/row.ts";
import type { Writing } from "../engine/engine.ts";
import { visitorName } from "./visitor-name.ts";

/** Who writes in a conversation now, as one line. Null when nobody does. */
export function writingWords(
  row: Row,
  writing: Writing | null,
  names: { memberName(id: string): string; agentName(id: string): string },
): string | null {
  if (writing === null) return null;
  const who = writing.members.map((id) => names.memberName(id));
  if (writing.isVisitor) who.unshift(visitorName(row.visitor));
  // The agent falls silent with the state; the word that it stopped may be late.
  if (writing.isAgent && row.mode === "agent") who.push(`${names.agentName(row.agent)} (AI)`);
  if (who.length === 0) return null;
  return `${who.join(" and ")} ${who.length === 1 ? "is" : "are"} writing`;
}
