import type { Locator, Page } from "@playwright/test";

export type KnowledgeTab = "Articles" | "Unanswered" | "Check-up" | "Playground";

/** The knowledge pages as an admin uses them. */
export class KnowledgePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(tab: KnowledgeTab): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Lobby" })
      .getByRole("link", { name: "Knowledge" })
      .click();
    await this.page
      .getByRole("navigation", { name: "Knowledge" })
      .getByRole("link", { name: tab })
      .click();
  }

  /** A row of the list of articles. */
  article(title: string | RegExp): Locator {
    return this.page.locator(".article-row", { hasText: title });
  }

  source(name: string): Locator {
    return this.page.locator(".source-card", { hasText: name });
  }

  async upload(files: { name: string; text: string }[]): Promise<void> {
    await this.page.getByLabel("Files to upload").setInputFiles(
      files.map(({ name, text }) => ({
        name,
        mimeType: "application/octet-stream",
        buffer: Buffer.from(text),
      })),
    );
  }

  async write(article: { title?: string; text: string }, save: string): Promise<void> {
    if (article.title !== undefined) await this.page.getByLabel("Title").fill(article.title);
    await this.page.getByLabel("Text, in Markdown").fill(article.text);
    await this.page.getByRole("button", { name: save }).click();
  }

  /** A group of unanswered questions by any of its words. */
  group(words: string | RegExp): Locator {
    return this.page.locator(".unanswered-group", { hasText: words });
  }

  async ask(question: string): Promise<void> {
    await this.page.getByRole("textbox", { name: /^Ask/ }).fill(question);
    await this.page.getByRole("button", { name: "Ask", exact: true }).click();
  }

  /** What the visitor would see. */
  get answer(): Locator {
    return this.page.getByRole("region", { name: "What the visitor sees" });
  }

  get decision(): Locator {
    return this.page.getByRole("region", { name: "Why" });
  }
}
