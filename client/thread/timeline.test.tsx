import { cleanup, screen, waitFor } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MemoryConversation } from "../testing/memory-conversation.ts";
import { createMemoryEngine, tara } from "../testing/memory-engine.ts";
import { showInbox } from "../testing/show-inbox.tsx";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const shown = () =>
  [...document.querySelectorAll(".message-bubble")].map(({ textContent }) => textContent);

test("a long thread begins with its newest messages; the ones before come when those are on screen, the rest on request", async () => {
  const one = new MemoryConversation("Vera", [tara]);
  for (let number = 0; number < 200; number += 1) one.visitorSays(`message ${number}`);
  showInbox(createMemoryEngine([one]).engine, `/inbox/open/${one.info.id}`);
  expect(shown()).toHaveLength(20);
  expect(shown().at(-1)).toBe("message 199");
  await waitFor(() => expect(shown()).toHaveLength(80));
  expect(shown()[0]).toBe("message 120");
  screen.getByRole("button", { name: "120 earlier" }).click();
  expect(shown()[0]).toBe("message 60");
  screen.getByRole("button", { name: "60 earlier" }).click();
  expect(shown()[0]).toBe("message 0");
  expect(screen.queryByRole("button", { name: /earlier/ })).toBeNull();
});
