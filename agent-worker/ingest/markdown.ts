import type { List, Nodes, PhrasingContent, Root, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { PassageKind } from "../knowledge/articles.ts";
import { type Block, type Document, HeadingStack, tidyText } from "./block.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readHtml } from "./html.ts";
import { blankNoise } from "./markdown-noise.ts";
import { writeTable } from "./table.ts";

/** Deeper than any heading: a bold question on a line of its own opens a section below the last heading. */
const QUESTION_LEVEL = 7;

export function readMarkdown(source: string, options: { isMdx: boolean }): Document {
  const { front, body } = readFrontMatter(source);
  const root = parseMarkdown(blankNoise(body, options.isMdx));
  const walk = new MarkdownWalk();
  for (const node of root.children) walk.visit(node);
  return { ...front, title: front.title ?? walk.title, blocks: walk.blocks };
}

function parseMarkdown(source: string): Root {
  return fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

class MarkdownWalk {
  readonly blocks: Block[] = [];
  readonly #headings = new HeadingStack();
  title: string | null = null;

  visit(node: RootContent): void {
    switch (node.type) {
      case "heading":
        return this.#enterHeading(node.depth, inlineText(node.children));
      case "paragraph":
        return this.#visitParagraph(node, node.children);
      case "list":
        return this.#add("list", writeList(node, 0), node);
      case "table":
        return this.#add("table", writeMarkdownTable(node), node);
      case "code":
        return this.#add("code", `\`\`\`\n${node.value}\n\`\`\``, node);
      case "blockquote":
      case "footnoteDefinition":
        for (const child of node.children) this.visit(child);
        return;
      case "html":
        return this.#visitHtml(node.value, node);
    }
  }

  #enterHeading(level: number, text: string): void {
    if (level === 1) this.title ??= text || null;
    this.#headings.enter(level, text);
  }

  #visitParagraph(node: Nodes, children: PhrasingContent[]): void {
    const text = inlineText(children);
    const isBold = children.every((child) => child.type === "strong" || isBlankText(child));
    if (isBold && text.endsWith("?")) return this.#headings.enter(QUESTION_LEVEL, text);
    this.#add("paragraph", text, node);
  }

  #visitHtml(html: string, node: Nodes): void {
    const offset = node.position?.start.offset ?? 0;
    for (const block of readHtml(html).blocks) {
      const headings = [...this.#headings.path, ...block.headings];
      this.blocks.push({
        ...block,
        headings,
        start: block.start + offset,
        end: block.end + offset,
      });
    }
  }

  #add(kind: PassageKind, text: string, node: Nodes): void {
    if (!text) return;
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    this.blocks.push({ kind, text, headings: this.#headings.path, start, end });
  }
}

function isBlankText(node: PhrasingContent): boolean {
  return node.type === "break" || (node.type === "text" && !node.value.trim());
}

function inlineText(nodes: PhrasingContent[]): string {
  return tidyText(nodes.map(plainText).join(""));
}

function plainText(node: Nodes): string {
  if (node.type === "image" || node.type === "imageReference" || node.type === "footnoteReference")
    return "";
  if (node.type === "break") return " ";
  if (node.type === "html") return /^<br/i.test(node.value) ? " " : "";
  if ("children" in node)
    return node.children.map(plainText).join(node.type === "paragraph" ? "" : "");
  return "value" in node ? node.value : "";
}

function writeList(list: List, depth: number): string {
  const first = list.start ?? 1;
  const lines = list.children.map((item, index) => {
    const marker = list.ordered ? `${first + index}.` : "-";
    const texts: string[] = [];
    const nested: string[] = [];
    for (const child of item.children) {
      if (child.type === "list") nested.push(writeList(child, depth + 1));
      else texts.push(itemText(child));
    }
    const head = `${"  ".repeat(depth)}${marker} ${tidyText(texts.join(" "))}`;
    return [head, ...nested].join("\n");
  });
  return lines
    .filter((line) => /[\p{L}\p{N}]/u.test(line.replace(/^\s*(?:-|\d+\.)/, "")))
    .join("\n");
}

function itemText(node: RootContent): string {
  if (node.type === "table") return writeMarkdownTable(node).replaceAll("\n", "; ");
  if (node.type === "blockquote") return node.children.map(itemText).join(" ");
  if (node.type === "html")
    return readHtml(node.value)
      .blocks.map((block) => block.text)
      .join(" ");
  return plainText(node);
}

function writeMarkdownTable(table: Table): string {
  const rows = table.children.map((row) => row.children.map((cell) => inlineText(cell.children)));
  return writeTable(rows, true);
}
