import type { Knowledge } from "./database.ts";

/** What is remembered of a page between two visits; `article` is the path of the article made of it. */
export type SitePage = {
  address: string;
  etag: string | null;
  lastModified: string | null;
  bodyHash: string | null;
  textHash: string | null;
  article: string | null;
  links: string[];
  checkedAt: number;
};

type Row = Omit<SitePage, "links"> & { links: string };

export class SitePageStore {
  readonly #source: string;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(knowledge: Knowledge, sourceId: string) {
    this.#source = sourceId;
    this.#statements = prepareStatements(knowledge);
  }

  find(address: string): SitePage | undefined {
    const row = this.#statements.find.get(this.#source, address);
    return row && { ...row, links: JSON.parse(row.links) as string[] };
  }

  /** Pages last visited before the time given. */
  listUnseen(since: number): string[] {
    return this.#statements.unseen.all(this.#source, since).map((row) => row.address);
  }

  /** Another page with the same text, or the same article, that was visited since the time given. */
  findTwin(page: Pick<SitePage, "address" | "textHash" | "article">, since: number): string | null {
    return this.#statements.twin.get({ ...page, source: this.#source, since })?.address ?? null;
  }

  /** Whether any page is where the article comes from. */
  isUsed(article: string): boolean {
    return this.#statements.user.get(this.#source, article) !== undefined;
  }

  save(page: SitePage): void {
    this.#statements.save.run({ ...page, source: this.#source, links: JSON.stringify(page.links) });
  }

  remove(address: string): void {
    this.#statements.remove.run(this.#source, address);
  }
}

function prepareStatements(knowledge: Knowledge) {
  return {
    find: knowledge.prepare<[string, string], Row>(`
      SELECT address, etag, last_modified AS lastModified, body_hash AS bodyHash, text_hash AS textHash, article, links,
        checked_at AS checkedAt
      FROM site_page WHERE source = ? AND address = ?
    `),
    unseen: knowledge.prepare<[string, number], { address: string }>(
      "SELECT address FROM site_page WHERE source = ? AND checked_at < ?",
    ),
    twin: knowledge.prepare<[object], { address: string }>(`
      SELECT address FROM site_page
      WHERE source = @source AND address <> @address AND checked_at >= @since
        AND article IS NOT NULL AND (text_hash = @textHash OR article = @article)
      LIMIT 1
    `),
    user: knowledge.prepare<[string, string], { address: string }>(
      "SELECT address FROM site_page WHERE source = ? AND article = ? LIMIT 1",
    ),
    save: knowledge.prepare(`
      INSERT OR REPLACE INTO site_page
        (source, address, etag, last_modified, body_hash, text_hash, article, links, checked_at)
      VALUES (@source, @address, @etag, @lastModified, @bodyHash, @textHash, @article, @links, @checkedAt)
    `),
    remove: knowledge.prepare("DELETE FROM site_page WHERE source = ? AND address = ?"),
  };
}
