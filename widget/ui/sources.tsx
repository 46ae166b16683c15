import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { safeHref } from "../../shared/browser/markdown-subset.ts";
import type { Source } from "../../shared/domain/intent.ts";
import { Icon } from "./icon.tsx";
import { useWords } from "./words-context.tsx";
import "../styles/sources.css";

/** The passages an answer rests on; each opens to the words it was taken from. */
export function Sources(props: { sources: readonly Source[] }): JSX.Element {
  const { words } = useWords();
  return (
    <section class="sources" aria-label={words.sources}>
      <h2 class="sources-title">{words.sources}</h2>
      <ul>
        <For each={props.sources}>{(source) => <SourceItem source={source} />}</For>
      </ul>
    </section>
  );
}

function SourceItem(props: { source: Source }): JSX.Element {
  const { words } = useWords();
  const [isOpen, setOpen] = createSignal(false);
  const id = createUniqueId();
  const href = () => (props.source.url === undefined ? null : safeHref(props.source.url));
  const heading = () => (props.source.heading !== props.source.article ? props.source.heading : "");
  return (
    <li class="source">
      <button
        type="button"
        class="source-title"
        aria-expanded={isOpen()}
        aria-controls={id}
        onClick={() => setOpen((open) => !open)}
      >
        <Icon name="page" />
        <span class="source-name">
          {props.source.article}
          <Show when={heading()}>
            <span class="source-heading">{heading()}</span>
          </Show>
        </span>
        <Icon name="chevron" />
      </button>
      <div id={id} class="source-passage" hidden={!isOpen()}>
        <Show when={props.source.quote}>
          {(quote) => <blockquote dir="auto">{quote()}</blockquote>}
        </Show>
        <Show when={href()}>
          {(address) => (
            <a href={address()} target="_blank" rel="noopener noreferrer">
              {words.openPage}
              <Icon name="out" />
            </a>
          )}
        </Show>
      </div>
    </li>
  );
}
