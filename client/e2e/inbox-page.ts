import { expect, type Locator, type Page } from "@playwright/test";
import { ThreadPage } from "./thread-page.ts";

export type ViewName =
  | "Needs attention"
  | "Mine"
  | "Unassigned"
  | "Agent is handling"
  | "All open"
  | "Snoozed"
  | "Resolved";

/** The list pane as a person uses it. */
export class InboxPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async show(view: ViewName): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Views" })
      .getByRole("link", { name: view })
      .click();
  }

  /** Rows by any words on them: the visitor's name, the last message, who has it. */
  row(words: string | RegExp): Locator {
    return this.page
      .getByRole("region", { name: "Conversations" })
      .getByRole("link", { name: words });
  }

  /** Opens the one row with these words; the whole thread is on screen when this returns, as far as there is a network. */
  async open(words: string | RegExp): Promise<ThreadPage> {
    await this.row(words).click();
    const thread = new ThreadPage(this.page);
    await expect(thread.messages).toHaveAttribute("aria-busy", "false");
    return thread;
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Search conversations" }).fill(words);
  }

  /** How far the device is from the server, in words; empty while live. */
  get syncStatus(): Locator {
    return this.page.locator(".sync-status");
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: /^You, / }).click();
    await this.page.getByRole("option", { name: "Sign out" }).click();
  }
}
