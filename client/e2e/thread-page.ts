import type { Locator, Page } from "@playwright/test";

/** An open conversation as a person uses it. */
export class ThreadPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private get pane(): Locator {
    return this.page.getByRole("region", { name: "Conversation", exact: true });
  }

  get messages(): Locator {
    return this.pane.getByRole("log", { name: "Messages" });
  }

  /** What is shown under the name: who has it. */
  get status(): Locator {
    return this.pane.locator(".thread-status");
  }

  /** Public messages by who wrote them, in order. */
  said(by: "visitor" | "teammate" | "agent"): Locator {
    return this.messages.locator(`.message[data-by="${by}"] .message-bubble`);
  }

  /** The agent's answer as far as it is written. */
  get underWay(): Locator {
    return this.messages.locator('.message[data-by="agent"][aria-hidden="true"]');
  }

  /** The state words under a message: Saving, Queued, Sent, Seen. */
  stateOf(words: string): Locator {
    return this.messages.locator(".message", { hasText: words }).locator(".message-state");
  }

  get notes(): Locator {
    return this.messages.locator(".note-card");
  }

  /** The quiet lines between messages. */
  get events(): Locator {
    return this.messages.locator(".event-line");
  }

  /** "Theo is writing", at the end of the messages. */
  get writing(): Locator {
    return this.messages.locator(".typing-line");
  }

  /** Members offered while an @ is typed. */
  get mentionable(): Locator {
    return this.pane.getByRole("listbox", { name: "Members to mention" }).getByRole("option");
  }

  get noteBox(): Locator {
    return this.pane.getByRole("textbox", { name: "Note for your team" });
  }

  get handoff(): Locator {
    return this.messages.getByRole("region", { name: "Handoff" });
  }

  get heldReply(): Locator {
    return this.messages.getByRole("article", { name: "Held reply" });
  }

  get sources(): Locator {
    return this.messages.locator(".source-chip");
  }

  /** Opens a source and answers the passage that it shows. */
  async openSource(article: string): Promise<Locator> {
    await this.sources.filter({ hasText: article }).first().click();
    return this.messages.locator(".passage");
  }

  get replyBox(): Locator {
    return this.pane.getByRole("textbox", { name: "Reply to the visitor" });
  }

  /** Sends a reply by its button, whether it says Send or Send anyway. */
  async reply(words: string): Promise<void> {
    await this.pane.getByRole("button", { name: "Reply", exact: true }).click();
    await this.replyBox.fill(words);
    await this.pane.locator(".composer").getByRole("button", { name: /^Send/ }).click();
  }

  async note(words: string): Promise<void> {
    await this.pane.getByRole("button", { name: "Note", exact: true }).click();
    await this.pane.getByRole("textbox", { name: "Note for your team" }).fill(words);
    await this.pane.getByRole("button", { name: "Add note" }).click();
  }

  async takeOver(): Promise<void> {
    await this.pane.getByRole("button", { name: "Take over" }).click();
  }

  async handBack(): Promise<void> {
    await this.choose("More", "Give back to the agent");
  }

  async assign(name: string | RegExp): Promise<void> {
    await this.choose("Assign", name);
  }

  async resolve(): Promise<void> {
    await this.pane.getByRole("button", { name: "Resolve" }).click();
  }

  async reopen(): Promise<void> {
    await this.pane.getByRole("button", { name: "Reopen" }).click();
  }

  async tag(name: string): Promise<void> {
    await this.choose("Tag", name);
    await this.page.keyboard.press("Escape");
  }

  async decideHeld(decision: "Send anyway" | "Edit" | "Discard"): Promise<void> {
    await this.heldReply.getByRole("button", { name: decision }).click();
  }

  private async choose(menu: string, option: string | RegExp): Promise<void> {
    await this.pane.getByRole("button", { name: menu, exact: true }).click();
    await this.page.getByRole("option", { name: option }).click();
  }
}
