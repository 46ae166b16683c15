import type { NewPassage } from "../../knowledge/articles.ts";

/** What a reader process is asked to read; `address` is the URL of a page of a website. */
export type ReadingTask =
  | {
      kind: "article";
      name: string;
      bytes: Uint8Array;
      encoding: string | null;
      address: string | null;
    }
  | { kind: "sitemap"; bytes: Uint8Array };

export type ReadArticle = {
  title: string;
  url: string | null;
  language: string | null;
  passages: NewPassage[];
  /** Only for HTML read from an address. */
  page: PageFacts | null;
};

/** What a page says to crawlers; all addresses are absolute. */
export type PageFacts = {
  links: string[];
  canonical: string | null;
  /** Where the page sends its reader within seconds. */
  refresh: string | null;
  mayIndex: boolean;
};

export type Sitemap = { pages: string[]; sitemaps: string[] };

export type Reading =
  | { kind: "article"; article: ReadArticle }
  | { kind: "sitemap"; sitemap: Sitemap }
  | { kind: "problem"; problem: string; page: PageFacts | null };

/** Reads tasks somewhere that they can do no harm; never rejects because of what it is given. */
export type ReadingRoom = {
  read(task: ReadingTask): Promise<Reading>;
  /** How many tasks are worth giving at once. */
  readonly places: number;
  close(): void;
};

/** What goes over the channel to the process and back; answers come in the order of the questions. */
export type ToReader = { task: ReadingTask };
export type FromReader = { reading: Reading };
