import { createHash } from "node:crypto";
import { ArticleStore } from "../knowledge/articles.ts";
import type { Knowledge } from "../knowledge/database.ts";
import { emptyTally, SourceStore } from "../knowledge/sources.ts";
import type { IngestSummary } from "./ingest-files.ts";
import { ReaderPool } from "./reader/reader-pool.ts";
import type { ReadingRoom } from "./reader/reading.ts";

export type TextOptions = {
  title: string;
  text: string;
  collection: string;
  url?: string | null;
  /** What the article is known by, where that is not its title. */
  name?: string;
  now: () => number;
  /** Where the text is read; by default a process of its own, which ends with the call. */
  room?: ReadingRoom;
};

const MARKDOWN = /^(?:#{1,6} |\s*[-*+] |\s*\d+\. |```|\|.*\|)|\[[^\]\n]+\]\([^)\n]+\)|\*\*\S/m;

/** Makes an article of a text, in the place of the one with the same title; Markdown is understood. */
export async function ingestText(
  knowledge: Knowledge,
  options: TextOptions,
): Promise<IngestSummary> {
  const { collection, now, text } = options;
  const began = now();
  const title = options.title.trim();
  const sources = new SourceStore(knowledge, now);
  const room = options.room ?? new ReaderPool(undefined, 1);
  const reading = await room.read({
    kind: "article",
    name: MARKDOWN.test(text) ? "text.md" : "text.txt",
    bytes: Buffer.from(text),
    encoding: "utf-8",
    address: null,
  });
  if (!options.room) room.close();
  const tally = { ...emptyTally(), found: 1 };
  if (reading.kind !== "article") {
    const problem = reading.kind === "problem" ? reading.problem : "is not an article";
    const errors = [{ path: title, problem }];
    return { collection, ...tally, failed: 1, ms: now() - began, errors };
  }
  const { language, passages } = reading.article;
  const name = options.name ?? title;
  const source = `text:${name}`;
  const keepText = knowledge.prepare(
    "INSERT OR REPLACE INTO written_text (article, text) VALUES (?, ?)",
  );
  const write = knowledge.transaction(() => {
    const { id } = sources.begin({ collection, kind: "text", location: source });
    const sha256 = createHash("sha256").update(`${title}\n${text}`).digest("hex");
    const place = { collection, source, path: `text/${name}`, url: options.url ?? null };
    const article = { ...place, title, language, passages, sha256, bytes: Buffer.byteLength(text) };
    const { id: written, version } = new ArticleStore(knowledge, now).replace(article);
    keepText.run(written, text);
    tally[version === 1 ? "added" : "updated"] = 1;
    tally.passages = passages.length;
    sources.finish(id, "done", tally, []);
  });
  write.immediate();
  return { collection, ...tally, ms: now() - began, errors: [] };
}
