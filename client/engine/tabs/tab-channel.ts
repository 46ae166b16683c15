import type { TabMessage } from "./tab-message.ts";

export interface TabChannel {
  send(message: TabMessage): void;
  close(): void;
}

/** To the other tabs; never back to the sender. */
export function openTabChannel(name: string, onMessage: (message: TabMessage) => void): TabChannel {
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", (event: MessageEvent<TabMessage>) => onMessage(event.data));
  let isClosed = false;
  return {
    send(message) {
      if (!isClosed) channel.postMessage(message);
    },
    close() {
      isClosed = true;
      channel.close();
    },
  };
}
