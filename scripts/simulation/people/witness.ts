import type { LaneName } from "../../../shared/domain/lanes.ts";

/** What anybody ever saw of the server's own lanes: all of it must be in the log (W1). */
export interface Witness {
  saw(document: string, lane: LaneName, id: string): void;
  has(document: string, lane: LaneName, id: string): boolean;
  all(): { document: string; lane: LaneName; id: string }[];
}

export function makeWitness(): Witness {
  const seen = new Map<string, { document: string; lane: LaneName; id: string }>();
  return {
    saw: (document, lane, id) => void seen.set(`${document} ${lane} ${id}`, { document, lane, id }),
    has: (document, lane, id) => seen.has(`${document} ${lane} ${id}`),
    all: () => [...seen.values()],
  };
}
