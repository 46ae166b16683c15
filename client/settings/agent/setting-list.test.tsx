import { cleanup, render, screen } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, expect, test } from "vitest";
import { ToastProvider } from "../../ui/toasts.tsx";
import { createSettingList } from "./setting-list.ts";

afterEach(cleanup);

function showList(start: string[]) {
  const [items, setItems] = createSignal(start);
  let list!: ReturnType<typeof createSettingList<string>>;
  const Shown = () => {
    list = createSettingList(items, setItems, "Rule removed");
    return null;
  };
  render(() => (
    <ToastProvider>
      <Shown />
    </ToastProvider>
  ));
  return { items, list };
}

test("what was added is unfolded as new until something else is unfolded", () => {
  const { items, list } = showList(["first"]);
  list.add("second");
  expect(items()).toEqual(["first", "second"]);
  expect([list.isOpen(1), list.isNew(1)]).toEqual([true, true]);
  list.toggle(0);
  expect([list.isOpen(0), list.isOpen(1), list.isNew(1)]).toEqual([true, false, false]);
  list.toggle(0);
  expect(list.isOpen(0)).toBe(false);
});

test("what was removed comes back to its place", () => {
  const { items, list } = showList(["first", "second", "third"]);
  list.toggle(1);
  list.remove(1);
  expect(items()).toEqual(["first", "third"]);
  expect(list.isOpen(1)).toBe(false);
  screen.getByText("Rule removed");
  screen.getByRole("button", { name: "Undo" }).click();
  expect(items()).toEqual(["first", "second", "third"]);
});

test("one is moved before the one above it", () => {
  const { items, list } = showList(["first", "second", "third"]);
  list.moveUp(2);
  expect(items()).toEqual(["first", "third", "second"]);
});
