import type { Author, Fact } from "./fact.ts";

/** H2. `of` is the agent's message behind it where the handoff came later than that. */
export function handOff(
  id: string,
  reason: string,
  confidence: number | null,
  by: Author | null,
  of?: string,
): Fact[] {
  return [
    { lane: "f", fact: { kind: "status", id: `${id}/status`, to: "waiting", by } },
    {
      lane: "e",
      fact: {
        kind: "handed-off",
        id: `${id}/handoff`,
        reason,
        confidence,
        ...(of === undefined ? {} : { of }),
      },
    },
  ];
}
