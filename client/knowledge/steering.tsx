import { createSignal, For, Show } from "solid-js";
import type { Checkup } from "../../shared/protocol/improve-calls.ts";
import { type AgentPlace, askKnowledge } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useToast } from "../ui/toasts.tsx";
import { Finding } from "./finding.tsx";
import { PlaceLink } from "./place-link.tsx";

/** Passages that speak to the agent in the place of its reader; their articles can be taken out of its answers here. */
export function Steering(props: {
  at: AgentPlace;
  found: Checkup["steering"];
  onOpen: (article: string) => void;
  onExcluded: () => void;
}) {
  const toast = useToast();
  const [problem, setProblem] = createSignal<string>();
  const [isBusy, setBusy] = createSignal(false);

  const exclude = async (article: string) => {
    setBusy(true);
    const answer = await askKnowledge(props.at, "exclude-article", { article, isExcluded: true });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem.message);
    if (!answer.ok) return;
    toast({ words: "The agent no longer answers from it" });
    props.onExcluded();
  };

  return (
    <Finding
      title="May try to steer the agent"
      count={props.found.length}
      nothing="No passage speaks to the agent."
    >
      <p class="knowledge-hint">
        These passages give orders to an AI. Look at who wrote them before the agent goes on
        answering from them.
      </p>
      <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
      <ul class="checkup-list">
        <For each={props.found}>
          {(place) => (
            <li class="checkup-steering">
              <div>
                <PlaceLink place={place} onOpen={props.onOpen} />
                <p>{place.text}</p>
              </div>
              <Button
                size="small"
                disabled={isBusy()}
                aria-label={`Exclude ${place.title} from answers`}
                onClick={() => void exclude(place.article)}
              >
                Exclude from answers
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Finding>
  );
}
