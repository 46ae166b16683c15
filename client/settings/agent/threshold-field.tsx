import { createUniqueId, Show } from "solid-js";
import type { AgentDraft } from "./agent-draft.ts";
import { ThresholdCoverage } from "./threshold-coverage.tsx";

/** The confidence below which the agent hands over. */
export function ThresholdField(props: { draft: AgentDraft }) {
  const id = createUniqueId();
  const percent = () => Math.round(props.draft.settings.threshold * 100);
  return (
    <div class="threshold-field">
      <label for={id}>
        It answers from <b class="figures">{percent()} %</b> confidence on
      </label>
      <input
        id={id}
        type="range"
        min="0"
        max="100"
        step="1"
        value={percent()}
        aria-describedby={`${id}-words`}
        onInput={(event) => props.draft.set("threshold", Number(event.currentTarget.value) / 100)}
      />
      <p class="threshold-field-ends" aria-hidden="true">
        <span>Answers more</span>
        <span>Hands over more</span>
      </p>
      <p class="settings-hint" id={`${id}-words`}>
        Below it, the visitor is told honestly and a person is asked.
      </p>
      <Show when={props.draft.saved()}>
        {(agent) => (
          <ThresholdCoverage agent={agent()} threshold={props.draft.settings.threshold} />
        )}
      </Show>
    </div>
  );
}
