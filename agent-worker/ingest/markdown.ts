import type { PassageKind } from "../knowledge/articles.ts";
import { type Block, type Document, HeadingStack, tidyText } from "./block.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readHtml } from "./html.ts";
import { blankNoise } from "./markdown-noise.ts";
import { writeList, writeMarkdownTable } from "./markdown-text.ts";
import {
  inlineText,
  isBold,
  lineStarts,
  type MarkdownNode,
  parseMarkdown,
} from "./markdown-tree.ts";

/** Deeper than any heading: a bold question on a line of its own opens a section below the last heading. */
const QUESTION_LEVEL = 7;

export function readMarkdown(source: string, options: { isMdx: boolean }): Document {
  const { front, body } = readFrontMatter(source);
  const clean = blankNoise(body, options.isMdx);
  const walk = new MarkdownWalk(clean);
  for (const node of parseMarkdown(clean)) walk.visit(node);
  return { ...front, title: front.title ?? walk.title, blocks: walk.blocks };
}

class MarkdownWalk {
  readonly blocks: Block[] = [];
  readonly #headings = new HeadingStack();
  readonly #source: string;
  readonly #lines: number[];
  title: string | null = null;

  constructor(source: string) {
    this.#source = source;
    this.#lines = lineStarts(source);
  }

  visit(node: MarkdownNode): void {
    const { token, children } = node;
    switch (token.type) {
      case "heading_open":
        return this.#enterHeading(Number(token.tag.slice(1)), textOf(node));
      case "paragraph_open":
        return this.#visitParagraph(node);
      case "bullet_list_open":
      case "ordered_list_open":
        return this.#add("list", writeList(node, 0), node);
      case "table_open":
        return this.#add("table", writeMarkdownTable(node), node);
      case "fence":
      case "code_block":
        return this.#add("code", `\`\`\`\n${token.content.replace(/\n$/, "")}\n\`\`\``, node);
      case "html_block":
        return this.#visitHtml(node);
      case "blockquote_open":
        for (const child of children) this.visit(child);
    }
  }

  #enterHeading(level: number, text: string): void {
    if (level === 1) this.title ??= text || null;
    this.#headings.enter(level, text);
  }

  #visitParagraph(node: MarkdownNode): void {
    const text = textOf(node);
    const inline = node.children[0]?.token;
    if (text.endsWith("?") && inline && isBold(inline))
      return this.#headings.enter(QUESTION_LEVEL, text);
    this.#add("paragraph", text, node);
  }

  #visitHtml(node: MarkdownNode): void {
    const offset = this.#place(node).start;
    for (const block of readHtml(node.token.content).blocks) {
      const headings = [...this.#headings.path, ...block.headings];
      this.blocks.push({
        ...block,
        headings,
        start: block.start + offset,
        end: block.end + offset,
      });
    }
  }

  #add(kind: PassageKind, text: string, node: MarkdownNode): void {
    if (!text) return;
    this.blocks.push({ kind, text, headings: this.#headings.path, ...this.#place(node) });
  }

  /** The lines an element stands on, without the blanks around it. */
  #place({ token }: MarkdownNode): { start: number; end: number } {
    const [from, to] = token.map ?? [0, 0];
    const start = this.#lines[from] ?? 0;
    const raw = this.#source.slice(start, this.#lines[to] ?? this.#source.length);
    const blanks = raw.length - raw.trimStart().length;
    return { start: start + blanks, end: start + blanks + raw.trim().length };
  }
}

function textOf(node: MarkdownNode): string {
  return tidyText(node.children.map(({ token }) => inlineText(token)).join(" "));
}
