import { createSignal } from "solid-js";
import { browserSurroundings } from "./browser-surroundings.ts";
import { makeCommands } from "./commands.ts";
import { createDocumentCache, type DocumentCache } from "./documents/document-cache.ts";
import type { EngineOptions, InboxEngine } from "./engine.ts";
import { createOutbox } from "./outbox.ts";
import { createRowTable } from "./rows/row-table.ts";
import { readFact } from "./store/kv-records.ts";
import { readRows } from "./store/row-records.ts";
import { makeRoom } from "./store/eviction.ts";
import { openStore, type Store } from "./store/store.ts";
import { readUnsent } from "./store/unsent-records.ts";
import type { Surroundings } from "./surroundings.ts";
import { makeWorkspaceHttp } from "./sync/http-client.ts";
import type { TabParts } from "./sync/leader-parts.ts";
import { openTabChannel } from "./tabs/tab-channel.ts";
import { Tab } from "./tab.ts";
import { createDirectory } from "./directory.ts";

/** Opens a person's inbox in one workspace from what the device has; the network comes later. */
export async function openEngine(
  { me, workspaceId }: EngineOptions,
  surroundings: Surroundings = browserSurroundings(),
): Promise<InboxEngine> {
  const name = `${surroundings.device}:${workspaceId}:${me.user.id}`;
  const [trouble, setTrouble] = createSignal<string | null>(null);
  const directory = createDirectory(me, workspaceId);
  const outbox = createOutbox();
  const store = await openStore({
    name,
    makeRoom,
    onTrouble: (why) => void setTrouble(() => why),
    onRecreated: () => tab.storeEverything(),
  });
  const world = () => ({ now: surroundings.now(), memberName: directory.memberName });
  const { tagName, standingTag } = directory;
  const rows = createRowTable({ me: me.user.id, outbox, world, tagName, standingTag });
  const cache: DocumentCache = createDocumentCache({
    store,
    now: () => surroundings.now(),
    onUpdate: (doc, update) => channel.send({ type: "update", doc, update }),
  });
  const channel = openTabChannel(name, (message) => tab.receive(message));
  const parts: TabParts = {
    me: me.user.id,
    workspaceId,
    surroundings,
    store,
    cache,
    outbox,
    rows,
    http: makeWorkspaceHttp(surroundings.fetch, surroundings.base, workspaceId),
    tell(message) {
      channel.send(message);
      // Nobody has missed what is in their own memory.
      if (message.type !== "catch-up") tab.receive(message);
    },
  };
  const desk = makeCommands(parts, { world, isRebuilding: (doc) => tab.isRebuilding(doc) });
  const tab: Tab = new Tab({ parts, name, channel, directory, world, trouble, desk });
  await readDevice(parts, store, directory.set);
  surroundings.keepStorage();
  tab.start();
  return tab.engine();
}

async function readDevice(
  { rows, outbox }: TabParts,
  store: Store,
  setWorkspace: ReturnType<typeof createDirectory>["set"],
): Promise<void> {
  const [stored, unsent, cursors, reads, workspace] = await Promise.all([
    readRows(store),
    readUnsent(store),
    readFact(store, "cursors"),
    readFact(store, "reads"),
    readFact(store, "workspace"),
  ]);
  if (workspace !== undefined) setWorkspace(workspace);
  rows.merge([...stored.rows.values()]);
  rows.moveCursors(cursors ?? {});
  rows.moveCursors(reads ?? {});
  outbox.add(unsent);
}
