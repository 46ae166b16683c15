import type { Row } from "../../shared/domain/row.ts";

/** What a visitor is called: the name, else the address, else a short code that stays the same. */
export function visitorName(visitor: Row["visitor"]): string {
  const name = visitor.name?.trim();
  if (name !== undefined && name !== "") return name;
  if (visitor.email !== null && visitor.email !== "") return visitor.email;
  return `Visitor ${visitor.id
    .replaceAll(/[^0-9A-Za-z]/g, "")
    .slice(-4)
    .toUpperCase()}`;
}
