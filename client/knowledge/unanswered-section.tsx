import "./unanswered.css";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { Ruling, UnansweredGroup } from "../../shared/protocol/improve-calls.ts";
import { createAnswer } from "../api/create-answer.ts";
import { type AgentPlace, readUnanswered } from "../api/knowledge.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Button } from "../ui/button.tsx";
import { Failed } from "../ui/failed.tsx";
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
  const onShelf = (id: Shelf) =>
    unanswered.value()?.groups.filter(({ ruling }) => ruling === id) ?? [];
  const shown = createMemo(() => onShelf(shelf()));
  const segments = createMemo(() =>
    shelves.map(({ id, label }) => {
      const count = onShelf(id).length;
      return { id, label: count === 0 ? label : `${label} ${count}` };
    }),
  );
  const reload = () => void unanswered.reload();

  return (
    <section class="unanswered" aria-label="Unanswered questions">
      <Segments
        label="Which questions"
        segments={segments()}
        chosen={shelf()}
        onChoose={(id) => setShelf(id)}
      />
      <Failed problem={unanswered.problem()} onAgain={() => void unanswered.reload()} />
      <Show when={unanswered.value()?.isComplete === false}>
        <Notice kind="quiet" icon="clock">
          <div class="unanswered-more">
            <p>The history is still being read: there may be more in a minute.</p>
            <Button size="small" disabled={unanswered.isAsking()} onClick={reload}>
              Look again
            </Button>
          </div>
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
            <For each={shown().map(keyOf)}>
              {(key) => (
                <Show when={shown().find((one) => keyOf(one) === key)}>
                  {(group) => (
                    <UnansweredGroupCard at={props.at} group={group()} onRuled={reload} />
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </section>
  );
}

/** A group is the one it was as long as its most typical question is: what is being written in it stays. */
const keyOf = ({ questions, label }: UnansweredGroup) => questions[0]?.turn ?? label;

function Nothing(props: { shelf: Shelf }) {
  const words = () => {
    if (props.shelf === "ignored") return "Questions you ignore are kept here.";
    if (props.shelf === "written") return "Questions you wrote an answer to are kept here.";
    return "What the agent hands over because no article answers it is gathered here.";
  };
  const title = () =>
    props.shelf === null ? "No question is waiting for an answer" : "Nothing here";
  return <EmptyState icon="check-circle" title={title()} words={words()} />;
}
