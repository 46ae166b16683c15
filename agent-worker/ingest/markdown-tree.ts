import MarkdownIt, { type Token } from "markdown-it";

/** An element of a Markdown file with what is inside it; `token` is the one that opens it. */
export type MarkdownNode = { token: Token; children: MarkdownNode[] };

/** Deeper nesting is read as text: nobody writes it, and it costs time. */
const parser = makeParser();
/** What is indented in MDX stands in an element. */
const mdxParser = makeParser().disable("code");
/** Without these signs a text is what it is. */
const MARKUP = /[\\`*_~[\]!<&]/;

function makeParser() {
  const made = new MarkdownIt({ html: true, maxNesting: 40 });
  made.core.ruler.at("inline", ({ tokens, md, env }) => {
    for (const token of tokens)
      if (token.type === "inline" && MARKUP.test(token.content))
        md.inline.parse(token.content, md, env, token.children ?? []);
  });
  return made;
}

export function parseMarkdown(source: string, isMdx: boolean): MarkdownNode[] {
  const roots: MarkdownNode[] = [];
  const open = [roots];
  for (const token of (isMdx ? mdxParser : parser).parse(source, {})) {
    if (token.nesting < 0) {
      if (open.length > 1) open.pop();
      continue;
    }
    const node: MarkdownNode = { token, children: [] };
    open.at(-1)?.push(node);
    if (token.nesting > 0) open.push(node.children);
  }
  return roots;
}

/** Where each line of the source begins, and where the source ends. */
export function lineStarts(source: string): number[] {
  const breaks = source.matchAll(/\r\n?|\n/g);
  return [0, ...Array.from(breaks, ({ 0: sign, index }) => index + sign.length), source.length];
}

/** The text of an `inline` token as a reader sees it, without pictures and references to footnotes. */
export function inlineText(token: Token): string {
  if (!token.children?.length) return token.content.replaceAll("\n", " ");
  const parts = token.children.map((child) => {
    if (child.type === "softbreak" || child.type === "hardbreak") return " ";
    if (child.type === "html_inline") return /^<br/i.test(child.content) ? " " : "";
    return child.type === "image" ? "" : child.content;
  });
  return parts.join("").replace(/\[\^[\w-]+\]:?/g, "");
}

/** Whether every word of an `inline` token is bold. */
export function isBold(token: Token): boolean {
  let depth = 0;
  if (!token.children?.length) return false;
  for (const child of token.children) {
    if (child.type === "strong_open") depth += 1;
    else if (child.type === "strong_close") depth -= 1;
    else if (depth === 0 && child.content.trim()) return false;
  }
  return true;
}
