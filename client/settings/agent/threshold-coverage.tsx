import { Show } from "solid-js";
import type { AgentInfo } from "../../../shared/protocol/agent-admin.ts";
import { createAnswer } from "../../api/create-answer.ts";
import { readCoverage } from "../../api/knowledge.ts";
import { percent } from "../../ui/percent.ts";

/** What a threshold would have done with the workspace's own past questions. */
export function ThresholdCoverage(props: { agent: AgentInfo; threshold: number }) {
  const coverage = createAnswer(
    () => `${props.agent.workspace} ${props.agent.id}`,
    () => readCoverage({ workspace: props.agent.workspace, agent: props.agent.id }),
  );
  const point = () => {
    const curve = coverage.value()?.curve ?? [];
    // The curve's steps are as far apart from 0 to 1.
    return curve[Math.floor(props.threshold * (curve.length - 1) + 1e-9)];
  };
  const wrongWords = (answered: number, wrong: number) =>
    answered === 0 ? "" : `, of which about ${percent(wrong / answered)} wrong`;

  return (
    <div class="threshold-coverage" role="status">
      <Show when={coverage.problem()}>
        {(problem) => <p class="settings-hint">{problem().message}</p>}
      </Show>
      <Show when={coverage.value()?.questions === 0}>
        <p class="settings-hint">
          As soon as visitors have asked something, you see here what each setting would have done.
        </p>
      </Show>
      <Show when={(coverage.value()?.questions ?? 0) > 0 ? point() : undefined}>
        {(now) => (
          <p class="figures">
            Of {coverage.value()?.questions} past questions it would have answered{" "}
            <b>{now().answered}</b>
            {wrongWords(now().answered, now().expectedWrong)}, and handed over{" "}
            <b>{now().handedOff}</b>.
          </p>
        )}
      </Show>
      <Show when={coverage.value()}>
        {(value) => (
          <p class="settings-hint">
            {value().outcomes >= value().neededOutcomes
              ? `Its confidence is fitted to ${value().outcomes} answers that people here confirmed or corrected.`
              : `From ${value().neededOutcomes} confirmed or corrected answers on its confidence is fitted to yours; there are ${value().outcomes} so far.`}
          </p>
        )}
      </Show>
    </div>
  );
}
