import type { FrameLocator, Locator, Page } from "@playwright/test";

/** How far one of the visitor's messages has come, as its mark says. */
export type MessageProgress = "pending" | "sent" | "seen" | "refused";

/** A customer's page with the widget on it, as a visitor uses it. */
export class WidgetPage {
  readonly page: Page;
  readonly launcher: Locator;
  readonly frame: FrameLocator;
  readonly composer: Locator;
  readonly talkToPerson: Locator;
  readonly syncNotice: Locator;
  readonly newConversation: Locator;

  constructor(page: Page) {
    this.page = page;
    this.launcher = page.locator("#lobby-widget").getByRole("button");
    this.frame = page.frameLocator("#lobby-widget iframe");
    this.composer = this.frame.getByRole("textbox", { name: "Write a message" });
    this.talkToPerson = this.frame.getByRole("button", { name: "Talk to a person" });
    this.syncNotice = this.frame.locator(".sync-notice");
    this.newConversation = this.frame.getByRole("button", { name: "New conversation" });
  }

  /** Opens the page (by default the demo site) and the chat on it. */
  async visit(url: string): Promise<void> {
    await this.page.goto(url);
    await this.open();
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.composer.waitFor();
  }

  /** Writes and sends; the message is on screen afterwards, wherever else it is. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
    await this.message(text).waitFor();
  }

  message(text: string): Locator {
    return this.frame.locator("li.message").filter({ hasText: text });
  }

  /** One of the visitor's messages that has come so far. */
  messageThatIs(text: string, progress: MessageProgress): Locator {
    return this.frame
      .locator(`li.message[data-by="visitor"][data-progress="${progress}"]`)
      .filter({ hasText: text });
  }

  /** Answers in the thread (the greeting is not one). */
  answersBy(who: "agent" | "teammate"): Locator {
    return this.frame.locator(`li.message[data-by="${who}"]`);
  }

  /** The answer as far as it is written. */
  get underWay(): Locator {
    return this.frame.locator('div.message[data-by="agent"][aria-hidden="true"]');
  }

  ownMessages(): Locator {
    return this.frame.locator('li.message[data-by="visitor"]');
  }

  /** A quiet line such as "Theo joined". */
  line(text: string | RegExp): Locator {
    return this.frame.locator(".thread-line").filter({ hasText: text });
  }

  /** A form to fill in, by its title. */
  form(title: string): Locator {
    return this.frame.getByRole("form", { name: title });
  }

  /** "Theo is writing", under the last message. */
  get writing(): Locator {
    return this.frame.locator(".typing");
  }

  /** The sources under an answer; each is a button that opens the passage. */
  sourcesOf(answer: Locator): Locator {
    return answer.locator(".source-title");
  }

  passageOf(source: Locator): Locator {
    return source.locator("xpath=..").locator(".source-passage");
  }
}
