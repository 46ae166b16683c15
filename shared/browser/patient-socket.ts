import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { splitFrame } from "./split-frame.ts";

const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
/**
 * The provider's socket, but its owner decides when to try again after a working socket was lost: stock, every
 * client comes back after the same second. It never tries twice at a time: while a way to cancel is set, the
 * stock close handler starts nothing, and the retry loop of a socket that never worked goes on by itself.
 */
export class PatientSocket extends HocuspocusProviderWebsocket {
  /** Without a word for `silenceMs` the socket is dead. */
  constructor(url: string, silenceMs: number) {
    super({
      url,
      autoConnect: false,
      delay: RETRY_MS,
      minDelay: RETRY_MS,
      maxDelay: LONGEST_RETRY_MS,
      messageReconnectTimeout: silenceMs,
    });
  }

  override onOpen(event: Event): Promise<void> {
    const cancel = this.cancelWebsocketRetry;
    const opened = super.onOpen(event);
    if (cancel !== undefined) this.cancelWebsocketRetry = cancel;
    return opened;
  }

  /** What the server wouldn't take in one piece goes out in several; each is answered by itself. */
  override send(message: unknown): void {
    if (!(message instanceof Uint8Array)) {
      super.send(message);
      return;
    }
    const { name, frames } = splitFrame(message);
    const provider = this.configuration.providerMap.get(name);
    for (let extra = 1; extra < frames.length; extra += 1) provider?.incrementUnsyncedChanges();
    for (const frame of frames) super.send(frame);
  }
}
