import type { Locator, Page } from "@playwright/test";

/** The settings of an agent as an admin uses them. */
export class AgentSettingsPage {
  readonly page: Page;
  readonly save: Locator;
  readonly saveBar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.saveBar = page.getByRole("region", { name: "Unsaved changes" });
    this.save = this.saveBar.getByRole("button", { name: "Save" });
  }

  async show(part: string): Promise<void> {
    const tabs = this.page.getByRole("navigation", { name: "Agent", exact: true });
    if ((await tabs.count()) === 0)
      await this.page
        .getByRole("navigation", { name: "Lobby" })
        .getByRole("link", { name: "Agent" })
        .click();
    await tabs.getByRole("link", { name: part }).click();
    await this.page.locator(".settings-block").first().waitFor();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Saves and waits until it is in force. */
  async keep(): Promise<void> {
    await this.save.click();
    await this.saveBar.waitFor({ state: "hidden" });
  }
}
