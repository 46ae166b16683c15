import { Show } from "solid-js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { AgentDraft } from "./agent-draft.ts";

/** Stays in sight while something is changed and not in force yet. */
export function SaveBar(props: { draft: AgentDraft }) {
  const isConflict = () => props.draft.problem()?.code === "changed";
  return (
    <Show when={props.draft.isChanged()}>
      <div class="save-bar" role="region" aria-label="Unsaved changes">
        <Show when={props.draft.problem()}>
          {(failed) => <Notice kind="error">{failed().message}</Notice>}
        </Show>
        <div class="save-bar-row">
          <span>Not saved yet</span>
          <Button look="quiet" onClick={() => void props.draft.reload()}>
            {isConflict() ? "Show their change" : "Discard"}
          </Button>
          <Button
            look="primary"
            disabled={props.draft.isBusy()}
            onClick={() => void props.draft.save()}
          >
            {props.draft.isBusy() ? "Saving" : "Save"}
          </Button>
        </div>
      </div>
    </Show>
  );
}
