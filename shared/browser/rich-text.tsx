import { For, type JSX, Match, Switch } from "solid-js";
import { type Block, type Inline, parseMarkdown } from "./markdown-subset.ts";

/** A message's Markdown subset as elements; nothing in the text can become anything else. */
export function RichText(props: { text: string }): JSX.Element {
  return (
    <div class="rich-text" dir="auto">
      <For each={parseMarkdown(props.text)}>{(block) => <BlockView block={block} />}</For>
    </div>
  );
}

type Of<Union, Kind> = Extract<Union, { kind: Kind }>;

function BlockView(props: { block: Block }): JSX.Element {
  const list = () => (props.block.kind === "list" ? props.block : null);
  const code = () => (props.block.kind === "code" ? props.block : null);
  const content = () => ("content" in props.block ? props.block.content : []);
  return (
    <Switch
      fallback={
        <p>
          <Inlines each={content()} />
        </p>
      }
    >
      <Match when={props.block.kind === "heading"}>
        <p class="rich-text-heading">
          <Inlines each={content()} />
        </p>
      </Match>
      <Match when={props.block.kind === "quote"}>
        <blockquote>
          <Inlines each={content()} />
        </blockquote>
      </Match>
      <Match when={code()}>
        {(block) => (
          <pre>
            <code>{block().text}</code>
          </pre>
        )}
      </Match>
      <Match when={list()}>{(block) => <ListView block={block()} />}</Match>
    </Switch>
  );
}

function ListView(props: { block: Of<Block, "list"> }): JSX.Element {
  const items = () => (
    <For each={props.block.items}>
      {(item) => (
        <li>
          <Inlines each={item} />
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

function Inlines(props: { each: Inline[] }): JSX.Element {
  return <For each={props.each}>{(inline) => <InlineView inline={inline} />}</For>;
}

function InlineView(props: { inline: Inline }): JSX.Element {
  const is = <Kind extends Inline["kind"]>(kind: Kind) =>
    props.inline.kind === kind ? (props.inline as Of<Inline, Kind>) : null;
  return (
    <Switch>
      <Match when={is("text")}>{(inline) => inline().text}</Match>
      <Match when={is("break")}>
        <br />
      </Match>
      <Match when={is("code")}>{(inline) => <code>{inline().text}</code>}</Match>
      <Match when={is("strong")}>
        {(inline) => (
          <strong>
            <Inlines each={inline().content} />
          </strong>
        )}
      </Match>
      <Match when={is("emphasis")}>
        {(inline) => (
          <em>
            <Inlines each={inline().content} />
          </em>
        )}
      </Match>
      <Match when={is("link")}>
        {(inline) => (
          <a href={inline().href} target="_blank" rel="noopener noreferrer nofollow">
            <Inlines each={inline().content} />
          </a>
        )}
      </Match>
    </Switch>
  );
}
