import "./source-list.css";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { safeHref } from "../../shared/browser/markdown-subset.ts";
import type { Source } from "../../shared/domain/intent.ts";
import { Icon } from "../ui/icon.tsx";

/** The articles an answer rests on; opening one shows the passage. */
export function SourceList(props: { sources: readonly Source[] }) {
  const id = createUniqueId();
  const [openAt, setOpenAt] = createSignal<number | null>(null);
  const opened = () => props.sources[openAt() ?? -1];
  const toggle = (index: number) => setOpenAt((at) => (at === index ? null : index));

  return (
    <div class="source-list">
      <ul>
        <For each={props.sources}>
          {(source, index) => (
            <li>
              <button
                type="button"
                class="source-chip"
                aria-expanded={openAt() === index()}
                aria-controls={id}
                onClick={() => toggle(index())}
              >
                <Icon name="article" size={14} />
                <span>{source.article}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <div id={id}>
        <Show when={opened()}>{(source) => <Passage source={source()} />}</Show>
      </div>
    </div>
  );
}

function Passage(props: { source: Source }) {
  const link = () => safeHref(props.source.url ?? "");
  const headings = () => props.source.heading.split(" > ").join(" › ");
  return (
    <div class="passage">
      <p class="passage-path">
        {props.source.article}
        <Show when={headings() !== "" && headings() !== props.source.article}> › {headings()}</Show>
      </p>
      <Show
        when={props.source.quote}
        fallback={<p class="passage-quote">The passage was not kept with this answer.</p>}
      >
        {(quote) => <blockquote class="passage-quote">{quote()}</blockquote>}
      </Show>
      <Show when={link()} fallback={<p class="passage-file">{props.source.path}</p>}>
        {(href) => (
          <a href={href()} target="_blank" rel="noopener noreferrer">
            Open the article
            <Icon name="external" size={14} />
          </a>
        )}
      </Show>
    </div>
  );
}
