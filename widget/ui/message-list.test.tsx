import { fireEvent, render } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Chat } from "../chat/chat.ts";
import { type Row, type RowsInput, rowsOf } from "../chat/thread-rows.ts";
import { en } from "../wording/en.ts";
import { ComposerFocusContext } from "./composer-focus.tsx";
import { MessageList } from "./message-list.tsx";
import { WordsContext } from "./words-context.tsx";

const NOON = new Date(2026, 10, 21, 12).getTime();
const source = {
  article: "Opening hours",
  path: "hours.md",
  heading: "Weekends",
  quote: "Saturdays from nine to one.",
  url: "javascript:alert(1)",
};

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function rows(items: RowsInput["items"]): Row[] {
  const rest = { early: [], refused: [], readByTeam: 0, clockOffset: 0, now: NOON };
  return rowsOf({ items, agentName: "Harbor", ...rest });
}

const answer: RowsInput["items"][number] = {
  type: "message",
  id: "ai:1",
  by: { type: "agent", id: "a" },
  text: "From **nine**. <b>Not bold</b>",
  sources: [source],
  at: NOON,
  place: { q: 2, i: 0, ms: NOON },
  delivery: { is: "sent" },
};

function show(first: Row[]) {
  const [shown, setShown] = createSignal(first);
  const [underWay, setUnderWay] = createSignal<string | null>(null);
  const chat = {
    rows: shown,
    session: () => null,
    sync: () => ({ is: "live" }),
    typing: () => null,
    underWay,
    offersDetails: () => false,
    openForm: () => null,
  } as unknown as Chat;
  const view = render(() => (
    <WordsContext.Provider value={{ words: en, language: "en" }}>
      <ComposerFocusContext.Provider value={{ field: null }}>
        <MessageList chat={chat} />
      </ComposerFocusContext.Provider>
    </WordsContext.Provider>
  ));
  return { ...view, setShown, setUnderWay };
}

test("[A7] an answer under way is shown as it grows, and gives its place to the message", () => {
  const { container, setShown, setUnderWay } = show([]);
  const bubble = () => container.querySelector('.message[data-progress="pending"]');
  setUnderWay("From **nine**.");
  expect(bubble()?.querySelector("strong")?.textContent).toBe("nine");
  setUnderWay("From **nine**. <b>Not bold</b>");
  expect(bubble()?.textContent).toContain("<b>Not bold</b>");
  setUnderWay(null);
  setShown(rows([answer]));
  expect(bubble()).toBeNull();
  expect(container.querySelectorAll('li[data-by="agent"]')).toHaveLength(1);
});

test("an answer says that it is by the AI, and its markup is shown as text", () => {
  const { container } = show(rows([answer]));
  const message = container.querySelector('li[data-by="agent"]')!;
  expect(message.querySelector(".ai-mark")?.textContent).toBe("AI");
  expect(message.querySelector(".bubble strong")?.textContent).toBe("nine");
  expect(message.querySelector(".bubble b")).toBeNull();
});

test("[A4] a source opens to its words; an address that is not a web page is no link", () => {
  const { getByRole, getByText, container } = show(rows([answer]));
  const title = getByRole("button", { name: /Opening hours/ });
  expect(title.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(title);
  expect(title.getAttribute("aria-expanded")).toBe("true");
  expect(getByText("Saturdays from nine to one.").closest("[hidden]")).toBeNull();
  expect(container.querySelector(".source-passage a")).toBeNull();
});

test("what the visitor opened stays open while new messages arrive", () => {
  const { getByRole, setShown, container } = show(rows([answer]));
  fireEvent.click(getByRole("button", { name: /Opening hours/ }));
  const more = { ...answer, id: "ai:2", place: { q: 3, i: 0, ms: NOON }, sources: [] };
  setShown(rows([answer, more]));
  expect(container.querySelectorAll("li.message")).toHaveLength(2);
  expect(getByRole("button", { name: /Opening hours/ }).getAttribute("aria-expanded")).toBe("true");
});
