import { tidyText } from "./block.ts";
import { readHtml } from "./html.ts";
import { inlineText, type MarkdownNode } from "./markdown-tree.ts";
import { writeTable } from "./table.ts";

/** A list as lines, each with its marker and two spaces for every level. */
export function writeList(list: MarkdownNode, depth: number): string {
  const isOrdered = list.token.type === "ordered_list_open";
  const first = Number(list.token.attrGet("start") ?? 1);
  const lines = list.children.map((item, index) => {
    const marker = isOrdered ? `${first + index}.` : "-";
    const texts: string[] = [];
    const nested: string[] = [];
    for (const child of item.children) {
      if (isList(child)) nested.push(writeList(child, depth + 1));
      else texts.push(itemText(child));
    }
    const text = tidyText(texts.join(" ")).replace(/^\[[ xX]\] /, "");
    return [`${"  ".repeat(depth)}${marker} ${text}`, ...nested].join("\n");
  });
  return lines
    .filter((line) => /[\p{L}\p{N}]/u.test(line.replace(/^\s*(?:-|\d+\.)/, "")))
    .join("\n");
}

export function writeMarkdownTable(table: MarkdownNode): string {
  const rows = table.children.flatMap((part) =>
    part.children.map((row) =>
      row.children.map((cell) =>
        tidyText(cell.children.map(({ token }) => inlineText(token)).join(" ")),
      ),
    ),
  );
  return writeTable(rows, true);
}

function isList({ token }: MarkdownNode): boolean {
  return token.type === "bullet_list_open" || token.type === "ordered_list_open";
}

function itemText(node: MarkdownNode): string {
  const { token, children } = node;
  if (token.type === "inline") return inlineText(token);
  if (token.type === "table_open") return writeMarkdownTable(node).replaceAll("\n", "; ");
  if (isList(node)) return writeList(node, 0).replaceAll("\n", " ");
  if (token.type === "html_block")
    return readHtml(token.content)
      .blocks.map((block) => block.text)
      .join(" ");
  return children.length > 0 ? children.map(itemText).join(" ") : token.content;
}
