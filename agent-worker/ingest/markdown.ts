import type { PassageKind } from "../knowledge/articles.ts";
import { type Block, type Document, HeadingStack, tidyText } from "./block.ts";
import { readFrontMatter } from "./front-matter.ts";
import { unwrapBoxes } from "./markdown-boxes.ts";
import { END_OF_BOX } from "./markdown-captions.ts";
import { readHtmlParts } from "./markdown-html.ts";
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

/** Docusaurus reads its `.md` files as MDX, too. */
const IMPORT = /^import [^\n`]+ from ["'][^\n"']+["'];?[ \t]*\r?$/m;

export function readMarkdown(source: string, options: { isMdx: boolean }): Document {
  const { front, body } = readFrontMatter(source);
  const isMdx = options.isMdx || importsBeforeCode(body);
  const clean = blankNoise(unwrapBoxes(body), isMdx);
  const walk = new MarkdownWalk(clean);
  for (const node of parseMarkdown(clean, isMdx)) walk.visit(node);
  return { ...front, title: front.title ?? walk.title, blocks: walk.finish() };
}

function importsBeforeCode(body: string): boolean {
  const at = body.includes("import ") ? body.search(IMPORT) : -1;
  const code = body.indexOf("```");
  return at >= 0 && (code < 0 || at < code);
}

class MarkdownWalk {
  readonly blocks: Block[] = [];
  readonly #headings = new HeadingStack();
  readonly #source: string;
  readonly #lines: number[];
  #details = 0;
  /** How many boxes are open since the button that shows and hides what is read; null outside of that. */
  #panel: number | null = null;
  #question: { node: MarkdownNode; blocks: number } | null = null;
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
        return this.#add(
          "code",
          `\`\`\`\n${token.content.replace(/[ \t]+$/gm, "").replace(/\n$/, "")}\n\`\`\``,
          node,
        );
      case "html_block":
        return this.#visitHtml(node);
      case "blockquote_open":
        for (const child of children) this.visit(child);
    }
  }

  finish(): Block[] {
    this.#keepQuestion();
    return this.blocks;
  }

  #enterHeading(level: number, text: string): void {
    this.#keepQuestion();
    if (level === 1) this.title ??= text || null;
    this.#headings.enter(level, text);
  }

  #visitParagraph(node: MarkdownNode): void {
    const text = textOf(node);
    const inline = node.children[0]?.token;
    if (inline?.content.trim() === END_OF_BOX) return this.#headings.leave(QUESTION_LEVEL);
    if (!text.endsWith("?") || !inline || !isBold(inline))
      return this.#add("paragraph", text, node);
    this.#keepQuestion();
    this.#headings.enter(QUESTION_LEVEL, text);
    this.#question = { node, blocks: this.blocks.length };
  }

  /** A bold question that nothing follows is text, as in a list of what is answered further down. */
  #keepQuestion(): void {
    const question = this.#question;
    this.#question = null;
    if (!question || question.blocks < this.blocks.length) return;
    this.#headings.leave(QUESTION_LEVEL);
    this.#add("paragraph", textOf(question.node), question.node);
  }

  #visitHtml(node: MarkdownNode): void {
    const offset = this.#place(node).start;
    for (const part of readHtmlParts(node.token.content)) {
      if (part.is === "details") this.#details += 1;
      else if (part.is === "end-of-details") this.#leaveDetails();
      else if (part.is === "summary") this.#headings.enter(this.#panelLevel, part.text);
      else if (part.is === "heading") this.#enterHeading(part.level, part.text);
      else if (part.is === "switch") this.#enterPanel(part.text);
      else {
        this.#addHtml(part.blocks, part.title, offset);
        this.#followPanel(part.leaves, part.depth);
      }
    }
  }

  #enterPanel(text: string): void {
    this.#headings.enter(this.#panelLevel, text);
    this.#panel = 0;
  }

  #followPanel(leaves: number, depth: number): void {
    if (this.#panel === null) return;
    const isLeft = leaves > this.#panel;
    if (isLeft) this.#headings.leave(this.#panelLevel);
    this.#panel = isLeft ? null : this.#panel + depth;
  }

  /** Of a question that opens and closes what is below it. */
  get #panelLevel(): number {
    return QUESTION_LEVEL + this.#details;
  }

  #addHtml(blocks: Block[], title: string | null, offset: number): void {
    this.title ??= title;
    for (const block of blocks)
      this.blocks.push({
        ...block,
        headings: [...this.#headings.path, ...block.headings],
        start: block.start + offset,
        end: block.end + offset,
      });
  }

  #leaveDetails(): void {
    this.#headings.leave(this.#panelLevel);
    this.#details = Math.max(0, this.#details - 1);
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
