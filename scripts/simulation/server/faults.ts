import { setTimeout as wait } from "node:timers/promises";
import type { CollaborationOptions } from "../../../sync-server/collaboration/build-collaboration.ts";
import { type Chance, makeChance } from "../chance.ts";

/** Probabilities of what goes wrong inside the server. */
export interface FaultSettings {
  seed: number;
  /** One item of a batch throws. */
  item: number;
  /** A whole COMMIT fails. */
  commit: number;
  /** A document cannot be read. */
  load: number;
  /** The process ends at one of its three worst moments. */
  death: number;
  /** Longest time between COMMIT and delivery, and inside a load. */
  lagMs: number;
  /** Furthest the server's clock jumps at a start. */
  clockJumpMs: number;
}

export interface InjectedFaults {
  faults: CollaborationOptions["faults"];
  /** From now on nothing goes wrong. The server goes on with what it has in memory: a restart would cure what it missed. */
  calm(): void;
}

/** `die` ends the process in the transaction, after COMMIT before delivery, after delivery before the answer. */
export function makeFaults(given: FaultSettings, die: () => void): InjectedFaults {
  const settings = { ...given };
  const chance = makeChance(settings.seed);
  const calm = () => Object.assign(settings, { item: 0, commit: 0, load: 0, death: 0, lagMs: 0 });
  return { faults: hooksOf(settings, chance, die), calm };
}

function hooksOf(
  settings: FaultSettings,
  chance: Chance,
  die: () => void,
): CollaborationOptions["faults"] {
  const mayDie = () => {
    if (chance.is(settings.death / 3)) die();
  };
  return {
    item: () => failSometimes(chance, settings.item, "injected: item"),
    beforeCommit() {
      mayDie();
      failSometimes(chance, settings.commit, "injected: commit");
    },
    committed() {
      mayDie();
      return settings.lagMs > 0 ? wait(chance.between(0, settings.lagMs)) : undefined;
    },
    delivered: mayDie,
    async loading() {
      if (settings.lagMs > 0) await wait(chance.between(0, settings.lagMs));
      failSometimes(chance, settings.load, "injected: load");
    },
  };
}

function failSometimes(chance: Chance, probability: number, what: string): void {
  if (chance.is(probability)) throw new Error(what);
}
