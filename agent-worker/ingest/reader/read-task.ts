import { detectLanguage } from "../language.ts";
import { makePassages } from "../passages.ts";
import { readDocument } from "../read-document.ts";
import { readPageFacts } from "../site/page-facts.ts";
import { readSitemap } from "../site/sitemap.ts";
import type { PageFacts, Reading, ReadingTask } from "./reading.ts";

/** Does the reading itself, in whatever process it is called. */
export async function readTask(task: ReadingTask): Promise<Reading> {
  if (task.kind === "sitemap") return { kind: "sitemap", sitemap: readSitemap(task.bytes) };
  const page = factsOf(task);
  const read = await readDocument(task.name, task.bytes, task.encoding);
  if (!read.ok) return { kind: "problem", problem: read.problem, page };
  const { title, url, blocks } = read.document;
  // A template's language attribute is wrong more often than a guess from a whole article.
  const language = detectLanguage(blocks) ?? read.document.language;
  return {
    kind: "article",
    article: { title, url, language, passages: makePassages(blocks), page },
  };
}

function factsOf(task: ReadingTask & { kind: "article" }): PageFacts | null {
  if (task.address === null || !task.name.endsWith(".html")) return null;
  return readPageFacts(task.bytes, task.encoding, task.address);
}
