import { afterEach, expect, test, vi } from "vitest";
import { sealed, type ToPage } from "../frame-message.ts";
import { startLoader } from "./start.ts";

const origin = "https://lobby.example";
const host = () => document.querySelector<HTMLElement>("#lobby-widget")!;
const root = () => host().shadowRoot!;
const button = () => root().querySelector("button")!;
const frame = () => root().querySelector("iframe");

function start(options: Record<string, string> = {}): void {
  const script = document.createElement("script");
  script.src = `${origin}/widget.js`;
  Object.assign(script.dataset, { key: "wk_1", language: "en", ...options });
  startLoader(script);
}

function fromApp(message: ToPage): void {
  const { contentWindow: source } = frame()!;
  window.dispatchEvent(new MessageEvent("message", { data: sealed(message), origin, source }));
}

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  delete window.Lobby;
  vi.unstubAllGlobals();
});

test("nothing is loaded before the visitor shows intent", () => {
  start();
  expect(button().ariaLabel).toBe("Open chat");
  expect(frame()).toBeNull();
  button().dispatchEvent(new Event("pointerenter"));
  expect(frame()?.src).toMatch(/^https:\/\/lobby\.example\/widget\/#.*key=wk_1/);
});

test("what the app needs to know stands behind the hash, where no server sees it", () => {
  start({ accent: "#123456" });
  button().click();
  const { search, hash } = new URL(frame()!.src);
  const told = new URLSearchParams(hash.slice(1));
  expect(search).toBe("");
  expect(told.get("page")).toBe(location.origin);
  expect(told.get("accent")).toBe("#123456");
});

test("the button opens and closes, and says so", () => {
  start();
  const heard: string[] = [];
  window.Lobby?.("on", "opened", () => heard.push("opened"));
  window.Lobby?.("on", "closed", () => heard.push("closed"));
  button().click();
  expect(button().ariaExpanded).toBe("true");
  expect(button().ariaLabel).toBe("Close chat");
  button().click();
  expect(root().querySelector("section")?.hidden).toBe(true);
  expect(heard).toEqual(["opened", "closed"]);
});

test("closing gives the focus back to where the visitor was on the page", () => {
  const link = document.body.appendChild(document.createElement("button"));
  start();
  link.focus();
  window.Lobby?.("open");
  fromApp({ type: "close" });
  expect(document.activeElement).toBe(link);
  button().click();
});

test("unread messages are counted on the button and in its label", () => {
  start();
  window.Lobby?.("open");
  window.Lobby?.("close");
  fromApp({ type: "unread", count: 3 });
  expect(button().ariaLabel).toBe("Open chat, 3 unread");
  expect(root().querySelector("i")?.hidden).toBe(false);
});

test("messages of other windows and origins change nothing", () => {
  start();
  button().click();
  const data = sealed<ToPage>({ type: "unread", count: 9 });
  const { contentWindow: source } = frame()!;
  window.dispatchEvent(new MessageEvent("message", { data, origin, source: window }));
  window.dispatchEvent(
    new MessageEvent("message", { data, origin: "https://evil.example", source }),
  );
  button().click();
  expect(button().ariaLabel).toBe("Open chat");
});

test("the app is told what it missed once it is ready", () => {
  start();
  window.Lobby?.("prefill", "I have a question about");
  window.Lobby?.("open");
  const posted: unknown[] = [];
  vi.spyOn(frame()!.contentWindow!, "postMessage").mockImplementation(((message: unknown) =>
    posted.push(message)) as typeof window.postMessage);
  fromApp({ type: "ready" });
  expect(posted).toEqual([
    sealed({ type: "prefill", text: "I have a question about" }),
    sealed({ type: "open" }),
  ]);
});

test("with an earlier conversation the app is loaded quietly when the page is idle", () => {
  const idle: (() => void)[] = [];
  vi.stubGlobal("requestIdleCallback", (run: () => void) => idle.push(run));
  localStorage.setItem("lobby:wk_1", "1");
  start();
  expect(frame()).toBeNull();
  idle.forEach((run) => run());
  expect(frame()).not.toBeNull();
  expect(root().querySelector("section")?.hidden).toBe(true);
});

test("the words are in the visitor's language, English when there are none", () => {
  start({ language: "de-AT" });
  expect(button().ariaLabel).toBe("Chat öffnen");
  document.body.replaceChildren();
  start({ language: "nl" });
  expect(button().ariaLabel).toBe("Open chat");
});

test("hide takes the launcher away and open brings it back", () => {
  start();
  window.Lobby?.("hide");
  expect(host().hidden).toBe(true);
  window.Lobby?.("open");
  expect(host().hidden).toBe(false);
});
