import type { Locator, Page } from "@playwright/test";

/** Members and invitations. */
export class TeamPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Lobby" })
      .getByRole("link", { name: "Team" })
      .click();
    await this.page.getByRole("heading", { name: "Team" }).waitFor();
  }

  /** Invites and answers the links to pass on, in the order of the page, newest first. */
  async invite(...addresses: string[]): Promise<string[]> {
    await this.page.getByLabel("E-mail addresses").fill(addresses.join(", "));
    await this.page.getByRole("button", { name: "Invite", exact: true }).click();
    const links = this.page.locator(".invitation-row code");
    await links.nth(addresses.length - 1).waitFor();
    return links.allTextContents();
  }

  get members(): Locator {
    return this.listUnder("Members");
  }

  get invitations(): Locator {
    return this.listUnder("Invited, not here yet");
  }

  member(name: string): Locator {
    return this.members.filter({ hasText: name });
  }

  /** Picks from the menu of a member: a role, or removing them. */
  async choose(member: string, choice: string | RegExp): Promise<void> {
    await this.member(member).getByRole("button").click();
    await this.page.getByRole("option", { name: choice }).click();
  }

  private listUnder(heading: string): Locator {
    return this.page
      .locator("section")
      .filter({ has: this.page.getByRole("heading", { name: heading }) })
      .getByRole("listitem");
  }
}

/** Follows an invitation's link and joins; the inbox is on screen when this returns. */
export async function acceptInvitation(
  page: Page,
  link: string,
  person: { name: string; password: string },
): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Choose a password").fill(person.password);
  await page.getByRole("button", { name: /^Join / }).click();
  await page.getByRole("region", { name: "Conversations" }).waitFor();
}
