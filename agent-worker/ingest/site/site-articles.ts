import { createHash } from "node:crypto";
import type { ArticleStore } from "../../knowledge/articles.ts";
import type { Knowledge } from "../../knowledge/database.ts";
import { type SitePage, SitePageStore } from "../../knowledge/site-pages.ts";
import type { Source } from "../../knowledge/sources.ts";
import type { ReadArticle } from "../reader/reading.ts";

export type KeptPage = { outcome: "added" | "updated" | "unchanged" | "twin"; passages: number };

/** The articles made of a site's pages; `since` is when this round of visits began. */
export class SiteArticles {
  readonly pages: SitePageStore;
  readonly #knowledge: Knowledge;
  readonly #articles: ArticleStore;
  readonly #source: Source;
  readonly #since: number;

  constructor(knowledge: Knowledge, articles: ArticleStore, source: Source, since: number) {
    this.#knowledge = knowledge;
    this.#articles = articles;
    this.#source = source;
    this.#since = since;
    this.pages = new SitePageStore(knowledge, source.id);
  }

  /**
   * Whether what is remembered of a page may stand for it: its article is still there, or it never had any. A page
   * that said the same as another is looked at again, since the other may be gone.
   */
  isIntact({ article, textHash }: SitePage): boolean {
    return article === null ? textHash === null : this.#find(article) !== undefined;
  }

  /** Puts the article in its place, unless nothing changed or another page says the very same. */
  keep(page: Omit<SitePage, "textHash">, article: ReadArticle, bytes: number): KeptPage {
    const text = article.passages.map((passage) => [passage.headings, passage.text]);
    const textHash = hash(text);
    const sha256 = hash([article.title, text]);
    const path = page.article ?? page.address;
    const full = { ...page, article: path, textHash };
    const keep = this.#knowledge.transaction((): KeptPage => {
      const before = this.pages.find(page.address);
      if (this.pages.findTwin(full, this.#since)) {
        this.#release(before);
        this.pages.save({ ...full, article: null });
        return { outcome: "twin", passages: 0 };
      }
      if (before?.article !== path) this.#release(before);
      this.pages.save(full);
      if (this.#find(path)?.sha256 === sha256) return { outcome: "unchanged", passages: 0 };
      const { title, language, passages } = article;
      const { collection, location } = this.#source;
      const stored = { collection, source: location, path, title, language, passages };
      const { version } = this.#articles.replace({ ...stored, url: path, sha256, bytes });
      return { outcome: version === 1 ? "added" : "updated", passages: passages.length };
    });
    return keep.immediate();
  }

  /** Remembers a page without an article; true when it had one. */
  keepEmpty(page: Omit<SitePage, "textHash" | "article">): boolean {
    const keep = this.#knowledge.transaction(() => {
      const hadArticle = this.#release(this.pages.find(page.address));
      this.pages.save({ ...page, textHash: null, article: null });
      return hadArticle;
    });
    return keep.immediate();
  }

  /** Forgets a page that is gone; true when it had an article. */
  drop(address: string): boolean {
    const drop = this.#knowledge.transaction(() => {
      const before = this.pages.find(address);
      this.pages.remove(address);
      return this.#release(before);
    });
    return drop.immediate();
  }

  #find(path: string) {
    return this.#articles.find(this.#source.collection, path);
  }

  /** The article goes when this page was the last it came from. */
  #release(page: SitePage | undefined): boolean {
    if (!page?.article) return false;
    this.pages.remove(page.address);
    if (this.pages.isUsed(page.article)) return false;
    const article = this.#find(page.article);
    if (article) this.#articles.remove(article.id);
    return article !== undefined;
  }
}

/** Of what the agent would read: a page whose markup alone changed has not changed. */
function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
