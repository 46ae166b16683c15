import { createSignal, For, Show } from "solid-js";
import type { SourceView } from "../../shared/protocol/knowledge-calls.ts";
import { type AgentPlace, askKnowledge } from "../api/knowledge.ts";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { RemoveSourceDialog } from "./remove-source-dialog.tsx";
import { countWords, sourceIcon, stateWords } from "./source-words.ts";

/** Every source with how it stands; choosing one shows its articles alone. */
export function SourceCards(props: {
  at: AgentPlace;
  sources: readonly SourceView[];
  chosen: string | null;
  onChoose: (source: string | null) => void;
  onChanged: () => void;
}) {
  const toast = useToast();
  const [removing, setRemoving] = createSignal<SourceView | null>(null);

  const refresh = async ({ id }: SourceView) => {
    const answer = await askKnowledge(props.at, "refresh-source", { source: id });
    if (!answer.ok) toast({ words: answer.problem.message });
    props.onChanged();
  };

  return (
    <Show when={props.sources.length > 0}>
      <section aria-labelledby="knowledge-sources">
        <h2 id="knowledge-sources">Sources</h2>
        <ul class="source-cards">
          <For each={props.sources}>
            {(source) => (
              <SourceCard
                source={source}
                isChosen={props.chosen === source.id}
                onChoose={() => props.onChoose(props.chosen === source.id ? null : source.id)}
                onRefresh={() => void refresh(source)}
                onRemove={() => setRemoving(source)}
              />
            )}
          </For>
        </ul>
        <Show when={removing()}>
          {(source) => (
            <RemoveSourceDialog
              at={props.at}
              source={source()}
              onClose={() => setRemoving(null)}
              onRemoved={() => {
                setRemoving(null);
                props.onChoose(null);
                props.onChanged();
              }}
            />
          )}
        </Show>
      </section>
    </Show>
  );
}

function SourceCard(props: {
  source: SourceView;
  isChosen: boolean;
  onChoose: () => void;
  onRefresh: () => void;
  onRemove: () => void;
}) {
  const { now } = useWorkspace();
  const isReached = () => props.source.state !== "failed" || props.source.articles > 0;
  const isBusy = () => props.source.state === "reading" || props.source.state === "waiting";
  return (
    <li class="source-card" data-state={props.source.state}>
      <button
        type="button"
        class="source-card-main"
        aria-pressed={props.isChosen}
        onClick={() => props.onChoose()}
      >
        <Icon name={sourceIcon(props.source)} size={18} />
        <span class="source-card-name">{props.source.name}</span>
        <span class="source-card-words">
          {stateWords(props.source)}
          <Show when={!isBusy() && props.source.endedAt}>
            {(at) => (
              <>
                {isReached() ? " · read " : " · tried "}
                <RelativeTime at={at()} now={now()} isInSentence />
              </>
            )}
          </Show>
        </span>
      </button>
      <Show when={props.source.kind !== "written"}>
        <span class="source-card-actions">
          <IconButton
            icon="sync"
            label={`Read ${props.source.name} again`}
            disabled={isBusy()}
            onClick={() => props.onRefresh()}
          />
          <IconButton
            icon="trash"
            label={`Remove ${props.source.name}`}
            onClick={() => props.onRemove()}
          />
        </span>
      </Show>
      <Show when={props.source.state === "reading" && props.source.found > 0}>
        <progress
          class="source-card-progress"
          max={props.source.found}
          value={props.source.looked}
          aria-label={`Reading ${props.source.name}`}
        />
      </Show>
      <SourceErrors source={props.source} />
    </li>
  );
}

function SourceErrors(props: { source: SourceView }) {
  const errors = () => props.source.errors;
  return (
    <Show when={errors().length > 0}>
      <Show
        when={errors().length > 1}
        fallback={
          <ul class="source-errors">
            <SourceError error={errors()[0]} />
          </ul>
        }
      >
        <details class="source-errors">
          <summary>{countWords(errors().length)} could not be read</summary>
          <ul>
            <For each={errors()}>{(error) => <SourceError error={error} />}</For>
          </ul>
        </details>
      </Show>
    </Show>
  );
}

function SourceError(props: { error: SourceView["errors"][number] | undefined }) {
  return (
    <li>
      <span class="source-error-path">{props.error?.path}</span> {props.error?.problem}
    </li>
  );
}
