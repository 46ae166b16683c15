import { Index, Show } from "solid-js";
import type { AgentRule, RuleCondition } from "../../../shared/protocol/agent-rule.ts";
import type { AgentSettings } from "../../../shared/protocol/agent-settings.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Field } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import { EffectEditor } from "./effect-editor.tsx";

export function RuleEditor(props: {
  rule: AgentRule;
  settings: AgentSettings;
  onChange: (change: Partial<AgentRule>) => void;
  onRemove: () => void;
}) {
  const when = () => props.rule.when;
  const put = (index: number, condition: RuleCondition) =>
    props.onChange({ when: when().map((one, at) => (at === index ? condition : one)) });
  return (
    <>
      <Field
        label="Name"
        hint={`Shown with the handoff; its reason is rule:${props.rule.id}`}
        maxLength={120}
        value={props.rule.name}
        onInput={(event) => props.onChange({ name: event.currentTarget.value })}
      />
      <div class="rule-part">
        <h3>When</h3>
        <Index each={when()}>
          {(condition, index) => (
            <div class="rule-condition">
              <ConditionEditor
                condition={condition()}
                onChange={(changed) => put(index, changed)}
              />
              <IconButton
                icon="close"
                label="Remove this condition"
                disabled={when().length === 1}
                onClick={() => props.onChange({ when: when().filter((_, at) => at !== index) })}
              />
            </div>
          )}
        </Index>
        <div class="fold-foot">
          <Button
            size="small"
            icon="plus"
            onClick={() => props.onChange({ when: [...when(), { is: "no-match", not: false }] })}
          >
            Add a condition
          </Button>
          <Show when={when().length > 1}>
            <SelectField
              label="How many must hold"
              isLabelHidden
              value={props.rule.match}
              options={[
                { id: "all", label: "All of these hold" },
                { id: "any", label: "One of these holds" },
              ]}
              onChange={(match) => props.onChange({ match: match as AgentRule["match"] })}
            />
          </Show>
        </div>
      </div>
      <div class="rule-part">
        <h3>Then</h3>
        <EffectEditor
          effect={props.rule.effect}
          settings={props.settings}
          onChange={(effect) => props.onChange({ effect })}
        />
      </div>
      <div class="fold-foot">
        <CheckField
          label="Only in working hours"
          isChecked={props.rule.onlyInHours}
          onChange={(onlyInHours) => props.onChange({ onlyInHours })}
        />
        <CheckField
          label="Switched on"
          isChecked={props.rule.enabled}
          onChange={(enabled) => props.onChange({ enabled })}
        />
        <Button look="quiet" size="small" icon="trash" onClick={() => props.onRemove()}>
          Remove the rule
        </Button>
      </div>
    </>
  );
}
