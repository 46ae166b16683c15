import { tidyText } from "./block.ts";

/** What a page says about itself: its title, address and language. */
export class HtmlFacts {
  url: string | null = null;
  language: string | null = null;
  #title = "";
  #isInTitle = false;

  open(name: string, attributes: Record<string, string>): void {
    if (name === "title") this.#isInTitle = this.#title === "";
    if (name === "html" && attributes["lang"])
      this.language = attributes["lang"].slice(0, 2).toLowerCase();
    const address =
      name === "link" && attributes["rel"] === "canonical"
        ? attributes["href"]
        : name === "meta" && attributes["property"] === "og:url"
          ? attributes["content"]
          : undefined;
    if (address && /^https?:\/\//i.test(address)) this.url ??= address;
  }

  /** True when the text was the title's. */
  text(text: string): boolean {
    if (this.#isInTitle) this.#title += text;
    return this.#isInTitle;
  }

  close(name: string): void {
    if (name === "title") this.#isInTitle = false;
  }

  get title(): string | null {
    return tidyText(this.#title) || null;
  }
}
