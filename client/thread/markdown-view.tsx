import "./markdown-view.css";
import { For, type JSX, Match, Switch } from "solid-js";
import { type Block, type Inline, parseMarkdown } from "./markdown.ts";

/** Message text as elements, built one by one; nothing is ever set as HTML. */
export function MarkdownView(props: { text: string }) {
  return (
    <div class="markdown">
      <For each={parseMarkdown(props.text)}>{(block) => <BlockView block={block} />}</For>
    </div>
  );
}

function BlockView(props: { block: Block }): JSX.Element {
  const code = () => (props.block.kind === "code" ? props.block : null);
  const list = () => (props.block.kind === "list" ? props.block : null);
  const paragraph = () => (props.block.kind === "paragraph" ? props.block : null);
  return (
    <Switch>
      <Match when={paragraph()}>
        {(block) => (
          <p>
            <For each={block().lines}>
              {(line, index) => (
                <>
                  {index() > 0 ? <br /> : null}
                  <Inlines inlines={line} />
                </>
              )}
            </For>
          </p>
        )}
      </Match>
      <Match when={list()}>{(block) => <ListView block={block()} />}</Match>
      <Match when={code()}>
        {(block) => (
          <pre>
            <code>{block().text}</code>
          </pre>
        )}
      </Match>
    </Switch>
  );
}

function ListView(props: { block: Extract<Block, { kind: "list" }> }): JSX.Element {
  const items = () => (
    <For each={props.block.items}>
      {(item) => (
        <li>
          <Inlines inlines={item} />
        </li>
      )}
    </For>
  );
  return (
    <Switch fallback={<ul>{items()}</ul>}>
      <Match when={props.block.isOrdered}>
        <ol start={props.block.start}>{items()}</ol>
      </Match>
    </Switch>
  );
}

function Inlines(props: { inlines: Inline[] }): JSX.Element {
  return <For each={props.inlines}>{(inline) => inlineView(inline)}</For>;
}

function inlineView(inline: Inline): JSX.Element {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return <code>{inline.text}</code>;
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case "link":
      return (
        <a href={inline.href} target="_blank" rel="noopener noreferrer nofollow">
          <Inlines inlines={inline.children} />
        </a>
      );
  }
}
