import "fake-indexeddb/auto";
import { openDB } from "idb";
import { openEngine } from "../../client/engine/open-engine.ts";
import type { InboxEngine, Thread } from "../../client/engine/engine.ts";
import type { Surroundings } from "../../client/engine/surroundings.ts";
import type { Conversation } from "../../shared/domain/conversation.ts";
import type { Caller } from "../../sync-server/testing/caller.ts";

/** A browser of a signed-in person: every engine opened on it is a tab. */
export interface Device {
  openTab(): Promise<InboxEngine>;
  /** Names of the documents it holds. */
  documents(): Promise<string[]>;
  /** What the browser tells when the network may be back. */
  wake(): void;
}

export interface DeviceOptions {
  name: string;
  caller: Caller;
  base: string;
  workspace: string;
  /** Paths that get no answer, by their ending. */
  withheld?: string;
}

export function makeDevice({ name, caller, base, workspace, withheld }: DeviceOptions): Device {
  const wakers = new Set<() => void>();
  const surroundings: Surroundings = {
    base,
    fetch: (url, init) =>
      withheld !== undefined && String(url).endsWith(withheld)
        ? Promise.reject(new TypeError("no answer"))
        : fetchAs(caller, base, String(url), init),
    locks: navigator.locks as unknown as NonNullable<Surroundings["locks"]>,
    device: name,
    now: () => Date.now(),
    random: () => Math.random(),
    reconnectDelay: () => 20,
    isOnline: () => true,
    onWake(callback) {
      wakers.add(callback);
      return () => wakers.delete(callback);
    },
    keepStorage: () => undefined,
  };
  let me: Parameters<typeof openEngine>[0]["me"] | undefined;
  return {
    async openTab() {
      me ??= (await caller.get("/api/me")).body;
      if (me === undefined) throw new Error("nobody is signed in");
      return await openEngine({ me, workspaceId: workspace }, surroundings);
    },
    async documents() {
      const database = await openDB(`${name}:${workspace}:${me?.user.id}`);
      const names = await database.getAllKeys("meta");
      database.close();
      return names.map(String);
    },
    wake() {
      for (const waker of wakers) waker();
    },
  };
}

/** The engine's requests go over the network that may be cut, with the person's cookies. */
async function fetchAs(caller: Caller, base: string, url: string, init?: RequestInit) {
  const { body } = init ?? {};
  await fetch(`${base}/health`);
  const options = typeof body === "string" ? { raw: body } : {};
  const answer = await caller.send(init?.method ?? "GET", url.slice(base.length), options);
  return new Response(JSON.stringify(answer.body), { status: answer.status });
}

const PATIENCE_MS = 8000;

/** Resolves when `is` holds; asks again after every turn of the loop, and says what it saw when it never does. */
export async function until<Value>(
  read: () => Value | Promise<Value>,
  is: (value: Value) => boolean,
): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (is(value)) return value;
    if (Date.now() > end) throw new Error(`never came true: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function untilLive(engine: InboxEngine) {
  return until(engine.sync, ({ is }) => is === "live");
}

export function untilShown(
  thread: Thread,
  is: (conversation: Conversation) => boolean,
): Promise<Conversation | null> {
  return until(thread.conversation, (shown) => shown !== null && is(shown));
}

export function textsOf(conversation: Conversation | null): string[] {
  return (conversation?.items ?? []).flatMap((item) =>
    item.type === "message" || item.type === "note" ? [item.text] : [],
  );
}

/** How the message or note with this text stands. */
export function deliveryOf(conversation: Conversation | null, text: string): string | undefined {
  const item = conversation?.items.find((one) => "text" in one && one.text === text);
  return item !== undefined && "delivery" in item ? item.delivery.is : undefined;
}
