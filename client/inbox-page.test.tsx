import { cleanup, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MemoryConversation } from "./testing/memory-conversation.ts";
import { createMemoryEngine, tara, theo } from "./testing/memory-engine.ts";
import { showInbox } from "./testing/show-inbox.tsx";

const members = [tara, theo];
const press = (key: string, target: Element = document.activeElement ?? document.body) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const type = (area: HTMLTextAreaElement, text: string) => {
  area.value = text;
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const replyBox = () =>
  screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Reply to the visitor" });
const log = () => within(screen.getByRole("log"));

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function aConversation(name: string | null, text = "Can I come on Thursday?") {
  const one = new MemoryConversation(name, members);
  one.visitorSays(text);
  return one;
}

function open(one: MemoryConversation, others: MemoryConversation[] = []) {
  const world = createMemoryEngine([one, ...others]);
  showInbox(world.engine, `/inbox/open/${one.info.id}`);
  return world;
}

test("the keys j and k move through the list, and only the row they are on can be reached by Tab", () => {
  const [first, second] = [aConversation("Vera"), aConversation("Vito")];
  showInbox(createMemoryEngine([first, second]).engine, "/inbox/open");
  const focused = () => document.activeElement?.getAttribute("data-id");
  press("j", document.body);
  const start = focused();
  press("j");
  expect(focused()).not.toBe(start);
  press("k");
  expect(focused()).toBe(start);
  expect(document.querySelectorAll(".inbox-row-link[tabindex='0']")).toHaveLength(1);
});

test("a visitor without a name has a short code that stays the same", () => {
  showInbox(createMemoryEngine([aConversation(null)]).engine, "/inbox/open");
  expect(screen.getByText("Visitor NOWN")).toBeTruthy();
});

test("r goes to the reply, n to the note, and the note says who sees it", () => {
  open(aConversation("Vera"));
  press("r", document.body);
  expect(document.activeElement).toBe(replyBox());
  press("Escape");
  press("n");
  expect(screen.getByRole("textbox", { name: "Note for your team" })).toBe(document.activeElement);
});

test("a reply is on screen before the server has ruled, and its box is empty again", async () => {
  const one = aConversation("Vera");
  const { tell } = open(one);
  type(replyBox(), "Thursday is **fine**.");
  press("Enter", replyBox());
  expect(replyBox().value).toBe("");
  expect(log().getByText("Saving")).toBeTruthy();
  one.settle();
  tell();
  await waitFor(() => expect(log().getByText("Sent")).toBeTruthy());
  expect(log().getByText("fine").tagName).toBe("STRONG");
});

test("Shift and Enter makes a new line and sends nothing", () => {
  open(aConversation("Vera"));
  type(replyBox(), "first");
  replyBox().dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", shiftKey: true, bubbles: true }),
  );
  expect(replyBox().value).toBe("first");
});

test("[C9] replying to what somebody else has says so and sends it anyway only by that name", () => {
  const one = aConversation("Vera");
  one.write(theo.id, { kind: "take-over" });
  one.settle();
  open(one);
  expect(screen.getByText("Theo has this", { selector: ".composer-hint" })).toBeTruthy();
  type(replyBox(), "I know this one.");
  screen.getByRole("button", { name: "Send anyway" }).click();
  expect(Object.values(one.lanes.o).at(-1)).toMatchObject({ kind: "reply", anyway: true });
});

function withHeldReply() {
  const one = aConversation("Vera");
  one.write(theo.id, { kind: "reply", text: "Theo was first.", seen: 1 });
  one.settle();
  const held = one.write(tara.id, { kind: "reply", text: "Tara was not.", seen: 1, anyway: true });
  one.settle();
  return { one, held };
}

test("[C8] a reply that was held is shown as written before, with three ways on", () => {
  const { one } = withHeldReply();
  open(one);
  const held = within(screen.getByRole("article", { name: "Held reply" }));
  expect(held.getByText("Written before you saw this")).toBeTruthy();
  expect(held.getAllByRole("button").map((button) => button.textContent)).toEqual([
    "Send anyway",
    "Edit",
    "Discard",
  ]);
});

test("[C10] sending a held reply anyway names it and takes its place", async () => {
  const { one, held } = withHeldReply();
  const { tell } = open(one);
  const article = within(screen.getByRole("article", { name: "Held reply" }));
  article.getByRole("button", { name: "Send anyway" }).click();
  one.settle();
  tell();
  await waitFor(() => expect(screen.queryByRole("article", { name: "Held reply" })).toBeNull());
  expect(Object.values(one.lanes.f).at(-1)).toMatchObject({ text: "Tara was not.", of: held });
});

test("[C10] a held reply is edited beside the shared draft, which stays as it was", () => {
  const { one, held } = withHeldReply();
  open(one);
  type(replyBox(), "a draft of ours");
  screen.getByRole("button", { name: "Edit" }).click();
  expect(replyBox().value).toBe("Tara was not.");
  type(replyBox(), "Tara agrees.");
  press("Enter", replyBox());
  expect(Object.values(one.lanes.o).at(-1)).toMatchObject({ text: "Tara agrees.", of: held });
  expect(replyBox().value).toBe("a draft of ours");
});

test("[C17] an entry of a kind this version does not know is a line of its own", () => {
  const one = aConversation("Vera");
  const strange = { kind: "hologram", id: "x", q: 9, i: 0, ms: Date.now() };
  one.lanes = { ...one.lanes, f: { ...one.lanes.f, x: strange as never } };
  open(one);
  expect(screen.getByText("Something this version of Lobby can't show")).toBeTruthy();
});

test("resolving shows at once and its notice undoes it", () => {
  const one = aConversation("Vera");
  const { tell } = open(one);
  press("e", document.body);
  one.settle();
  tell();
  screen.getByRole("button", { name: "Undo" }).click();
  expect(Object.values(one.lanes.o).map((entry) => entry.kind)).toEqual(["resolve", "reopen"]);
});

test("a fault in one conversation leaves the list as it is, and another conversation opens", async () => {
  const [broken, fine] = [aConversation("Vera"), aConversation("Vito")];
  const { engine } = createMemoryEngine([broken, fine]);
  const openThread = (id: string) => {
    if (id === broken.info.id) throw new Error("a fault of the test");
    return engine.openThread(id);
  };
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  showInbox({ ...engine, openThread }, `/inbox/open/${broken.info.id}`);
  expect(within(screen.getByRole("alert")).getByText(/could not be shown/)).toBeTruthy();
  expect(logged).toHaveBeenCalledOnce();
  screen.getByRole("link", { name: /Vito/ }).click();
  await waitFor(() => expect(screen.getByRole("log")).toBeTruthy());
});

test("? shows every key that works here, and keys do nothing below it", async () => {
  open(aConversation("Vera"));
  press("?", document.body);
  const dialog = await screen.findByRole("dialog", { name: "Keys" });
  expect(within(dialog).getByText("Take over")).toBeTruthy();
  press("e", document.body);
  expect(screen.queryByText("Resolved", { selector: ".toast span" })).toBeNull();
});
