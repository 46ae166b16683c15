import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { searchWords } from "../../agent-worker/retrieval/words.ts";

/** What somebody looks for, the article that is meant, and the articles that hold these very words. */
export type DocumentationQuestion = { text: string; path: string; except: string[] };

type Source = { path: string; text: string; title: string };

/** The one-sentence descriptions that writers put above their articles, which are not part of what is searched. */
export function describedArticles(folder: string): DocumentationQuestion[] {
  return readSources(folder).flatMap(({ path, text }) => {
    const description = /^description: *["']?(.{30,}?)["']? *\r?$/m.exec(text.slice(0, 1500))?.[1];
    return description ? [{ text: description, path, except: [] }] : [];
  });
}

/** How other articles call the one they link to, where that is not (nearly) its title. */
export function linkedArticles(folder: string): DocumentationQuestion[] {
  const sources = readSources(folder);
  const titles = new Map(sources.map(({ path, title }) => [path, title]));
  const questions = new Map<string, DocumentationQuestion>();
  for (const { path, text } of sources) {
    for (const [, called = "", to = ""] of text.matchAll(
      /\[([^\]\n!]{8,120})\]\(([\w-]+\.md)(?:#[\w-]*)?\)/g,
    )) {
      const title = titles.get(to);
      if (to === path || title === undefined || !isOwnName(called, title)) continue;
      const key = `${called} ${to}`;
      const question = questions.get(key) ?? { text: called, path: to, except: [] };
      question.except.push(path);
      questions.set(key, question);
    }
  }
  return [...questions.values()];
}

function isOwnName(called: string, title: string): boolean {
  const words = new Set(searchWords(called));
  const named = new Set(searchWords(title));
  const shared = words.intersection(named).size;
  return words.size > 2 && shared < 0.7 * Math.max(words.size, named.size);
}

export function readSources(folder: string): Source[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".md"),
  );
  return files.toSorted().map((path) => {
    const text = readFileSync(join(folder, path), "utf8");
    return { path, text, title: /^title: *["']?(.+?)["']? *\r?$/m.exec(text)?.[1] ?? "" };
  });
}
