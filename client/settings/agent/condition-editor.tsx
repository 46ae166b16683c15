import { For, Match, Show, Switch } from "solid-js";
import type { RuleCondition } from "../../../shared/protocol/agent-rule.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { Field } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";
import { LinesField } from "./lines-field.tsx";

type Kind = RuleCondition["is"];

const kinds: { id: Kind; label: string }[] = [
  { id: "asks-for-person", label: "The visitor asks for a person" },
  { id: "key-phrase", label: "A message has a phrase" },
  { id: "tagged", label: "The conversation has a tag" },
  { id: "visitor", label: "Something is known of the visitor" },
  { id: "confidence-below", label: "The agent is less sure than" },
  { id: "no-match", label: "No article covers the question" },
  { id: "frustrated", label: "The visitor is frustrated" },
  { id: "outside-hours", label: "It is outside working hours" },
  { id: "always", label: "Always" },
];

const hows = [
  { id: "known", label: "is known" },
  { id: "equals", label: "is" },
  { id: "contains", label: "contains" },
];

/** One condition of a rule with what it needs to know. */
export function ConditionEditor(props: {
  condition: RuleCondition;
  onChange: (condition: RuleCondition) => void;
}) {
  const as = <Is extends Kind>(is: Is) =>
    props.condition.is === is ? (props.condition as Extract<RuleCondition, { is: Is }>) : null;
  return (
    <div class="condition">
      <SelectField
        label="Condition"
        isLabelHidden
        value={props.condition.is}
        options={kinds}
        onChange={(is) => props.onChange(firstOf(is as Kind))}
      />
      <Switch>
        <Match when={as("key-phrase")}>
          {(now) => (
            <LinesField
              label="Phrases, one a line"
              lines={now().phrases}
              onChange={(phrases) => props.onChange({ ...now(), phrases })}
            />
          )}
        </Match>
        <Match when={as("tagged")}>
          {(now) => <TagChecks now={now()} onChange={(next) => props.onChange(next)} />}
        </Match>
        <Match when={as("confidence-below")}>
          {(now) => (
            <Field
              label="Per cent"
              type="number"
              min="0"
              max="100"
              value={Math.round(now().threshold * 100)}
              onInput={(event) => {
                const percent = Number(event.currentTarget.value);
                if (percent >= 0 && percent <= 100)
                  props.onChange({ ...now(), threshold: percent / 100 });
              }}
            />
          )}
        </Match>
        <Match when={as("visitor")}>
          {(now) => (
            <div class="condition-visitor">
              <Field
                label="What"
                hint="name, email, or the id of a form's field"
                maxLength={64}
                value={now().attribute}
                onInput={(event) =>
                  props.onChange({ ...now(), attribute: event.currentTarget.value })
                }
              />
              <SelectField
                label="How"
                value={now().how}
                options={hows}
                onChange={(how) => props.onChange({ ...now(), how: how as "known" })}
              />
              <Show when={now().how !== "known"}>
                <Field
                  label="Value"
                  maxLength={200}
                  value={now().value}
                  onInput={(event) =>
                    props.onChange({ ...now(), value: event.currentTarget.value })
                  }
                />
              </Show>
            </div>
          )}
        </Match>
      </Switch>
      <Show when={props.condition.is !== "always"}>
        <CheckField
          label="When this is not so"
          isChecked={props.condition.not}
          onChange={(not) => props.onChange({ ...props.condition, not })}
        />
      </Show>
    </div>
  );
}

function TagChecks(props: {
  now: Extract<RuleCondition, { is: "tagged" }>;
  onChange: (condition: RuleCondition) => void;
}) {
  const { tags } = useWorkspace();
  const put = (id: string, isOn: boolean) =>
    props.onChange({
      ...props.now,
      tags: isOn ? [...props.now.tags, id] : props.now.tags.filter((one) => one !== id),
    });
  return (
    <div class="agent-settings-checks">
      <For
        each={tags().offered}
        fallback={<p class="settings-hint">This workspace has no tags yet.</p>}
      >
        {(tag) => (
          <CheckField
            label={tag.name}
            isChecked={props.now.tags.includes(tag.id)}
            onChange={(isOn) => put(tag.id, isOn)}
          />
        )}
      </For>
    </div>
  );
}

function firstOf(is: Kind): RuleCondition {
  const not = false;
  switch (is) {
    case "key-phrase":
      return { is, not, phrases: [] };
    case "tagged":
      return { is, not, tags: [] };
    case "visitor":
      return { is, not, attribute: "email", how: "known", value: "" };
    case "confidence-below":
      return { is, not, threshold: 0.7 };
    default:
      return { is, not };
  }
}
