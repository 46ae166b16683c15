import { setTimeout as wait } from "node:timers/promises";
import type { AnswerPorts } from "../../../agent-worker/answer-job.ts";
import type { Retrieval } from "../../../agent-worker/retrieval/ports.ts";
import type { Chance } from "../chance.ts";

/** Ports that answer anything: mostly at once, sometimes so slowly that the lease runs out, sometimes with doubt. */
export function makeScriptedAgent(
  chance: Chance,
  leaseMs: number,
  mayFreeze: boolean,
): AnswerPorts {
  return {
    retriever: { retrieve: async ({ text }) => retrievalOf(text) },
    answerer: {
      async answer({ query }) {
        await think(chance, leaseMs, mayFreeze);
        if (chance.is(0.03)) throw new Error("injected: answerer");
        return {
          text: `Scripted answer to: ${query.text}`,
          sources: [{ article: "Hours", path: "hours.md", heading: "Sundays", score: 1 }],
          confidence: chance.is(0.75) ? 0.9 : 0.2,
        };
      },
    },
  };
}

async function think(chance: Chance, leaseMs: number, mayFreeze: boolean): Promise<void> {
  const mood = chance.next();
  if (mood < 0.1 && mayFreeze) freeze(chance.between(1.1, 2) * leaseMs);
  else if (mood < 0.2) await wait(chance.between(1, 2) * leaseMs);
  else await wait(chance.between(1, 60));
}

/** A process that does not even get to renew its lease. */
function freeze(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function retrievalOf(text: string): Retrieval {
  return {
    query: { text, language: "en", terms: [], possibleScore: 1, isFollowUp: false },
    passages: [
      {
        id: 1,
        article: { id: "1", title: "Hours", path: "hours.md", url: null, language: "en" },
        ordinal: 0,
        headings: ["Sundays"],
        text: "We are closed on Sundays.",
        kind: "paragraph",
        score: 1,
        share: 1,
        cosine: null,
      },
    ],
  };
}
