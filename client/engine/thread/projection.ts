import { type Accessor, createSignal } from "solid-js";
import { keepIdentity } from "../../../shared/browser/stable-items.ts";
import { readConversationLanes } from "../../../shared/document/lane-document.ts";
import { type Conversation, readConversation } from "../../../shared/domain/conversation.ts";
import type { World } from "../../../shared/domain/decide.ts";
import type { OpenDocument } from "../documents/document-cache.ts";

export interface Projection {
  /** Null until both documents are read from the device. */
  conversation: Accessor<Conversation | null>;
  /** Reads at once instead of at the end of the current task. */
  refresh(): void;
  close(): void;
}

/** Two documents as what people see; items that did not change stay the same objects. */
export function createProjection(
  conversation: OpenDocument,
  internal: OpenDocument,
  world: () => World,
): Projection {
  const [shown, setShown] = createSignal<Conversation | null>(null);
  let current: Conversation | null = null;
  let isReady = false;
  let isPlanned = false;
  let isClosed = false;

  const refresh = () => {
    isPlanned = false;
    if (!isReady || isClosed) return;
    const lanes = readConversationLanes(conversation.doc(), internal.doc());
    const next = readConversation(lanes, world());
    current = { ...next, items: keepIdentity(current?.items ?? [], next.items) };
    setShown(current);
  };
  // One transaction of the server touches both documents: they are read once.
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(refresh);
  };
  const stops = [conversation.observe(plan), internal.observe(plan)];
  void Promise.all([conversation.ready, internal.ready]).then(() => {
    isReady = true;
    refresh();
  });

  return {
    conversation: shown,
    refresh,
    close() {
      isClosed = true;
      for (const stop of stops) stop();
    },
  };
}
