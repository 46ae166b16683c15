import { createSignal, Show } from "solid-js";
import type { SourceView } from "../../shared/protocol/knowledge-calls.ts";
import { type AgentPlace, askKnowledge } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { articlesWord } from "./source-words.ts";

/** Removing a source takes its articles along and cannot be undone. */
export function RemoveSourceDialog(props: {
  at: AgentPlace;
  source: SourceView;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const [problem, setProblem] = createSignal<string>();
  const remove = async () => {
    const answer = await askKnowledge(props.at, "remove-source", { source: props.source.id });
    if (answer.ok) props.onRemoved();
    else setProblem(answer.problem.message);
  };
  return (
    <Dialog title={`Remove ${props.source.name}?`} onClose={() => props.onClose()}>
      <p>
        {props.source.articles === 0
          ? "It has no articles."
          : `The agent will no longer answer from its ${articlesWord(props.source.articles)}.`}{" "}
        This cannot be undone, but the source can be added again.
      </p>
      <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
      <div class="dialog-actions">
        <Button onClick={() => props.onClose()}>Keep it</Button>
        <Button look="danger" onClick={() => void remove()}>
          Remove
        </Button>
      </div>
    </Dialog>
  );
}
