import type { JSX } from "solid-js";
import { type Block, type Inline, parseMarkdown } from "./markdown-subset.ts";

/** A message's Markdown subset as elements; nothing in the text can become anything else. */
export function RichText(props: { text: string }): JSX.Element {
  return (
    <div class="rich-text" dir="auto">
      {parseMarkdown(props.text).map(blockOf)}
    </div>
  );
}

/** Plain functions and no components: a thread has hundreds of these, and none of them ever changes. */
function blockOf(block: Block): JSX.Element {
  switch (block.kind) {
    case "paragraph":
      return <p>{inlinesOf(block.content)}</p>;
    case "heading":
      return <p class="rich-text-heading">{inlinesOf(block.content)}</p>;
    case "quote":
      return <blockquote>{inlinesOf(block.content)}</blockquote>;
    case "list": {
      const items = block.items.map((item) => <li>{inlinesOf(item)}</li>);
      return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
  }
}

function inlinesOf(inlines: readonly Inline[]): JSX.Element {
  return inlines.map(inlineOf);
}

function inlineOf(inline: Inline): JSX.Element {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "break":
      return <br />;
    case "code":
      return <code>{inline.text}</code>;
    case "strong":
      return <strong>{inlinesOf(inline.content)}</strong>;
    case "emphasis":
      return <em>{inlinesOf(inline.content)}</em>;
    case "link":
      return (
        <a href={inline.href} target="_blank" rel="noopener noreferrer nofollow">
          {inlinesOf(inline.content)}
        </a>
      );
  }
}
