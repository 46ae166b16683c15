import { describe, expect, test } from "vitest";
import { type Intent, readIntents } from "../../../agent-worker/intent/read-intents.ts";
import { wantsPerson } from "../../../agent-worker/intent/wants-person.ts";
import { handWritten } from "./labelled-messages.ts";

const messages = handWritten().filter(({ isFit }) => !isFit);

/** What was reached when it was fitted last, less two messages. */
const REACHED: readonly (readonly [Intent, number, number])[] = [
  ["wantsPerson", 0.91, 0.027],
  ["smallTalk", 0.97, 0.02],
  ["frustrated", 0.85, 0.01],
  ["urgent", 0.88, 0.013],
];

describe("over messages that nothing was fitted on", () => {
  test.each(REACHED)("%s is found in %d of them at %d false alarms", (intent, least, most) => {
    const isFound = (text: string) =>
      intent === "wantsPerson" ? wantsPerson(text) : readIntents(text)[intent] >= 0.5;
    const share = (isRight: boolean) => {
      const own = messages.filter(({ labels }) => labels[intent] === isRight);
      return own.filter(({ text }) => isFound(text)).length / own.length;
    };
    expect(share(true)).toBeGreaterThanOrEqual(least);
    expect(share(false)).toBeLessThanOrEqual(most);
  });
});
