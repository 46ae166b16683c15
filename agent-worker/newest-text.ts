/** Sends the newest text there is, one after the other; the ones in between are skipped, and a failure ends it silently. */
export class NewestText {
  readonly #send: (text: string) => Promise<boolean>;
  #next: string | null = null;
  #isSending = false;
  #isOver = false;

  /** `send` says whether more is wanted. */
  constructor(send: (text: string) => Promise<boolean>) {
    this.#send = send;
  }

  push(text: string): void {
    this.#next = text;
    if (!this.#isSending) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isSending = true;
    while (this.#next !== null && !this.#isOver) {
      const text = this.#next;
      this.#next = null;
      // What is shown while it is written is an extra: the message itself comes with the commit.
      this.#isOver = !(await this.#send(text).catch(() => false));
    }
    this.#isSending = false;
  }
}
