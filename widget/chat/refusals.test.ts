import { afterEach, expect, test } from "vitest";
import { type EarlyEntry, makeEarlyEntries } from "../visit/early-entries.ts";
import { openMemory } from "../visit/memory.ts";
import { createConversationChoice } from "./create-conversation-choice.ts";
import { makeRefusals } from "./refusals.ts";
import { blankThread, type ThreadState } from "./thread-state.ts";

const conversation = "01JD0000000000000000000000";
const entry = (id: string): EarlyEntry => ({
  id,
  conversation,
  at: 1,
  body: { kind: "message", text: id },
});

afterEach(() => localStorage.clear());

/** A conversation whose document holds `unsent`, of which nothing has a place. */
function aConversation(unsent: EarlyEntry[]) {
  const memory = openMemory("lobby:k", { addEventListener() {} } as Pick<
    Window,
    "addEventListener"
  >);
  const early = makeEarlyEntries(memory, "early");
  const refused = makeEarlyEntries(memory, "refused");
  let settled = 0;
  const refusals = makeRefusals({
    threads: () => ({
      state: () => blankThread,
      ids: () => [conversation],
      get: () => undefined,
      open: () => Promise.reject(new Error("not opened here")),
      close() {},
      unsent: () => unsent,
      forget: () => Promise.resolve(),
    }),
    early,
    refused,
    choice: createConversationChoice(memory),
    setNotice() {},
    settle: () => (settled += 1),
  });
  return { early, refused, refusals, settled: () => settled };
}

const out: ThreadState = {
  ...blankThread,
  link: { is: "out", action: "quarantine", reason: "reject:entry" },
};

test("[W3] what was refused before it was stored is not written and refused over and over", () => {
  const { early, refused, refusals } = aConversation([entry("01")]);
  early.put([{ ...entry("01"), isTried: true }, entry("02")]);
  refusals.follow(conversation, out);
  expect(refused.list().map(({ id }) => id)).toEqual(["01"]);
  expect(early.list().map(({ id }) => id)).toEqual(["02"]);
});

test("[W3] a refused document is fetched anew once, however often it is said", async () => {
  const { refusals, settled } = aConversation([entry("01")]);
  refusals.follow(conversation, out);
  refusals.follow(conversation, out);
  await Promise.resolve();
  await Promise.resolve();
  expect(settled()).toBe(1);
  expect(refusals.isSuspect(conversation)).toBe(true);
});
