import { cleanup, screen, waitFor } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MemoryConversation } from "../testing/memory-conversation.ts";
import { createMemoryEngine, tara } from "../testing/memory-engine.ts";
import { showInbox } from "../testing/show-inbox.tsx";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

test("opening a conversation leaves the list as it is: its rows are not chosen anew", async () => {
  const [one, other] = [
    new MemoryConversation("Vera", [tara]),
    new MemoryConversation("Vito", [tara]),
  ];
  for (const conversation of [one, other]) conversation.visitorSays("Hello");
  const { engine } = createMemoryEngine([one, other]);
  let chosen = 0;
  const { select } = engine.rows;
  engine.rows.select = (query) => {
    chosen += 1;
    return select(query);
  };
  showInbox(engine, "/inbox/open");
  const before = chosen;
  screen.getByRole("link", { name: /Vito/ }).click();
  await waitFor(() => expect(screen.getByRole("log").textContent).toContain("Hello"));
  expect(chosen).toBe(before);
});
