import { cleanup, render, screen } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConversation } from "../../shared/domain/conversation.ts";
import { emptyLanes } from "../../shared/domain/lanes.ts";
import { createMemoryEngine } from "../testing/memory-engine.ts";
import { WorkspaceProvider } from "../workspace/workspace.tsx";
import type { ConversationActions } from "./conversation-actions.ts";
import { TagSuggestions } from "./tag-suggestions.tsx";

const BILLING = "01J00000000000000000000001";

const done: string[] = [];
const actions = {
  toggleTag: (tag: string) => done.push(`set ${tag}`),
  dismissTag: (tag: string) => done.push(`dismiss ${tag}`),
} as unknown as ConversationActions;

afterEach(cleanup);
beforeEach(() => {
  done.length = 0;
});

/** A conversation for which the agent suggested these tags. */
function show(...tags: string[]) {
  const e = Object.fromEntries(
    tags.map((tag, i) => [
      tag,
      { kind: "tag-suggested" as const, id: tag, tag, confidence: 0.4, q: 1, i, ms: 1 },
    ]),
  );
  const conversation = readConversation({ ...emptyLanes(), e }, { now: 0, memberName: () => null });
  const { engine } = createMemoryEngine([]);
  render(() => (
    <WorkspaceProvider engine={engine}>
      <TagSuggestions conversation={conversation} actions={actions} />
    </WorkspaceProvider>
  ));
}

test("[C19] a suggested tag is set with one click", () => {
  show(BILLING);
  screen.getByRole("button", { name: "Set tag Billing" }).click();
  expect(done).toEqual([`set ${BILLING}`]);
});

test("[C19] a suggested tag is dismissed with one click", () => {
  show(BILLING);
  screen.getByRole("button", { name: "Not Billing" }).click();
  expect(done).toEqual([`dismiss ${BILLING}`]);
});

test("a tag that is gone is not suggested, and nothing is shown without suggestions", () => {
  show("01J00000000000000000000009");
  expect(screen.queryByRole("list", { name: "Suggested tags" })).toBeNull();
});
