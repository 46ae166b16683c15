import type { PassageKind } from "../knowledge/articles.ts";

/**
 * A piece of an article that is never torn apart unless it is longer than a passage may be.
 * Lists are lines beginning with "- " or "1. " (two spaces more per level), table rows are one line each.
 */
export type Block = {
  kind: PassageKind;
  text: string;
  headings: string[];
  start: number;
  end: number;
};

/** What a reader of one format makes of a file; `title`, `url` and `language` are null when the file does not say. */
export type Document = {
  title: string | null;
  url: string | null;
  language: string | null;
  blocks: Block[];
};

/** The headings above the current place; a heading closes every deeper one. */
export class HeadingStack {
  #open: { level: number; text: string }[] = [];

  enter(level: number, text: string): void {
    this.leave(level);
    if (text) this.#open.push({ level, text });
  }

  leave(level: number): void {
    this.#open = this.#open.filter((heading) => heading.level < level);
  }

  get level(): number {
    return this.#open.at(-1)?.level ?? 0;
  }

  get path(): string[] {
    return this.#open.map((heading) => heading.text);
  }
}

export function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((heading, index) => heading === b[index]);
}

export function tidyText(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s{2,}|[^\S ]/gu, " ")
    .replace(/ ([,.;:!?])(?=\s|$)/g, "$1")
    .trim();
}
