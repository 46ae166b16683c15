import type { Chance } from "./chance.ts";
import type { FaultSettings } from "./server/faults.ts";

/** What one run is made of; everything follows from the seed. */
export interface Settings {
  seed: number;
  /** How long people act before everybody comes online again. */
  milliseconds: number;
  conversations: number;
  teammates: number;
  workers: number;
  /** Mean pause between two things that happen. */
  pauseMs: number;
  /** Probability of a kill from outside per thing that happens. */
  serverKills: number;
  workerKills: number;
  leaseMs: number;
  burstMs: number;
  /** Log rows of a document at which it is compacted. */
  compactAt: number;
  faults: FaultSettings;
}

export function settingsOf(seed: number, milliseconds: number, chance: Chance): Settings {
  const isRough = chance.is(0.2);
  return {
    seed,
    milliseconds,
    conversations: 3 + chance.whole(4),
    teammates: 2 + chance.whole(3),
    workers: 2 + chance.whole(2),
    pauseMs: chance.between(15, 40),
    serverKills: 0.009,
    workerKills: 0.01,
    leaseMs: 500,
    burstMs: chance.pick([30, 150]),
    compactAt: chance.pick([6, 12, 40]),
    faults: {
      seed: chance.whole(2 ** 31),
      item: isRough ? 0.15 : 0.03,
      commit: isRough ? 0.1 : 0.03,
      load: isRough ? 0.15 : 0.03,
      death: 0.004,
      lagMs: chance.pick([0, 5, 25]),
      clockJumpMs: 2000,
    },
  };
}
