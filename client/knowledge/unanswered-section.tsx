import "./unanswered.css";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { Ruling } from "../../shared/protocol/improve-calls.ts";
import { createAnswer } from "../api/create-answer.ts";
import { type AgentPlace, readUnanswered } from "../api/knowledge.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { Segments } from "../ui/segments.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { UnansweredGroupCard } from "./unanswered-group.tsx";

type Shelf = Ruling | null;

const shelves: { id: Shelf; label: string }[] = [
  { id: null, label: "Open" },
  { id: "written", label: "Answer written" },
  { id: "ignored", label: "Ignored" },
];

/** What visitors asked and no article answered, by meaning; writing an answer once helps everybody who asks next. */
export function UnansweredSection(props: { at: AgentPlace }) {
  const [shelf, setShelf] = createSignal<Shelf>(null);
  const unanswered = createAnswer(() => props.at, readUnanswered);
  const shown = createMemo(
    () => unanswered.value()?.groups.filter(({ ruling }) => ruling === shelf()) ?? [],
  );

  return (
    <section class="unanswered" aria-label="Unanswered questions">
      <Segments
        label="Which questions"
        segments={shelves}
        chosen={shelf()}
        onChoose={(id) => setShelf(id)}
      />
      <Show when={unanswered.problem()}>
        {(problem) => <Notice kind="error">{problem().message}</Notice>}
      </Show>
      <Show when={unanswered.value()?.isComplete === false}>
        <Notice kind="quiet">
          The history is still being read; come back in a minute for more.
        </Notice>
      </Show>
      <Show
        when={unanswered.value()}
        fallback={
          <Show when={unanswered.isAsking()}>
            <SkeletonRows count={5} shape="row" />
          </Show>
        }
      >
        <Show when={shown().length > 0} fallback={<Nothing shelf={shelf()} />}>
          <ul class="unanswered-groups">
            <For each={shown()}>
              {(group) => (
                <UnansweredGroupCard
                  at={props.at}
                  group={group}
                  onRuled={() => void unanswered.reload()}
                />
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </section>
  );
}

function Nothing(props: { shelf: Shelf }) {
  const words = () => {
    if (props.shelf === "ignored") return "Questions you ignore are kept here.";
    if (props.shelf === "written") return "Questions you wrote an answer to are kept here.";
    return "What the agent hands over because no article answers it is gathered here.";
  };
  return <EmptyState icon="check-circle" title="Nothing here" words={words()} />;
}
