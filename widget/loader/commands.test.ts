import { afterEach, expect, test } from "vitest";
import { takeCommands } from "./commands.ts";

afterEach(() => {
  delete window.Lobby;
});

test("commands given before the loader ran are run, in order, once it has", async () => {
  const run: string[] = [];
  window.Lobby = Object.assign(() => {}, { q: [["open"], ["prefill", "Hello"]] });
  takeCommands({
    open: () => run.push("open"),
    prefill: (text) => run.push(`prefill ${String(text)}`),
  });
  await Promise.resolve();
  expect(run).toEqual(["open", "prefill Hello"]);
});

test("a listener hears its event only, and a late one still hears that the loader is ready", () => {
  const heard: unknown[] = [];
  const emit = takeCommands({});
  window.Lobby?.("on", "unread", (detail: unknown) => heard.push(detail));
  window.Lobby?.("on", "ready", () => heard.push("ready"));
  emit("opened");
  emit("unread", { count: 2 });
  expect(heard).toEqual(["ready", { count: 2 }]);
});

test("an unknown command or a listener that is no function does nothing", () => {
  takeCommands({});
  expect(() => window.Lobby?.("dance")).not.toThrow();
  expect(() => window.Lobby?.("on", "opened", "not a function")).not.toThrow();
});
