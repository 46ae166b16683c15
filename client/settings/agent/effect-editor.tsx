import { Match, Show, Switch } from "solid-js";
import type { RuleEffect } from "../../../shared/protocol/agent-rule.ts";
import type { AgentSettings } from "../../../shared/protocol/agent-settings.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextAreaField } from "../../ui/text-area-field.tsx";

type Deed = RuleEffect["do"];

/** What a rule does. What needs a form or an action is there once there is one. */
export function EffectEditor(props: {
  effect: RuleEffect;
  settings: AgentSettings;
  onChange: (effect: RuleEffect) => void;
}) {
  const forms = () => props.settings.forms.map(({ id, title }) => ({ id, label: title }));
  const actions = () => props.settings.actions.map(({ id, name }) => ({ id, label: name }));
  const deeds = (): { id: Deed; label: string }[] => [
    { id: "hand-off", label: "Hand over at once" },
    ...(forms().length > 0 ? [{ id: "collect" as const, label: "Ask for details" }] : []),
    { id: "say", label: "Say a text" },
    ...(actions().length > 0 ? [{ id: "run" as const, label: "Run an action" }] : []),
  ];
  const as = <Do extends Deed>(deed: Do) =>
    props.effect.do === deed ? (props.effect as Extract<RuleEffect, { do: Do }>) : null;
  const begin = (deed: Deed) => {
    const [form] = forms();
    const [action] = actions();
    if (deed === "hand-off") props.onChange({ do: deed });
    if (deed === "say") props.onChange({ do: deed, text: "" });
    if (deed === "collect" && form) props.onChange({ do: deed, form: form.id, handOff: true });
    if (deed === "run" && action)
      props.onChange({ do: deed, action: action.id, text: "", form: null });
  };
  return (
    <div class="condition">
      <SelectField
        label="What it does"
        isLabelHidden
        value={props.effect.do}
        options={deeds()}
        onChange={(deed) => begin(deed as Deed)}
      />
      <Switch>
        <Match when={as("collect")}>
          {(now) => (
            <>
              <SelectField
                label="Form"
                value={now().form}
                options={forms()}
                onChange={(form) => props.onChange({ ...now(), form })}
              />
              <CheckField
                label="Then hand over"
                hint="Otherwise the agent goes on with its answer."
                isChecked={now().handOff}
                onChange={(handOff) => props.onChange({ ...now(), handOff })}
              />
            </>
          )}
        </Match>
        <Match when={as("say")}>
          {(now) => (
            <TextAreaField
              label="Text"
              maxLength={4000}
              value={now().text}
              onInput={(event) => props.onChange({ ...now(), text: event.currentTarget.value })}
            />
          )}
        </Match>
        <Match when={as("run")}>
          {(now) => (
            <>
              <SelectField
                label="Action"
                value={now().action}
                options={actions()}
                onChange={(action) => props.onChange({ ...now(), action })}
              />
              <TextAreaField
                label="What it says"
                hint="{status} is replaced by what the system gave under that name, {order_number} by what was asked for in a form."
                maxLength={4000}
                value={now().text}
                onInput={(event) => props.onChange({ ...now(), text: event.currentTarget.value })}
              />
              <Show when={forms().length > 0}>
                <SelectField
                  label="If details are missing"
                  value={now().form ?? ""}
                  options={[{ id: "", label: "Hand over" }, ...askFor(forms())]}
                  onChange={(form) => props.onChange({ ...now(), form: form === "" ? null : form })}
                />
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

function askFor(forms: { id: string; label: string }[]) {
  return forms.map(({ id, label }) => ({ id, label: `Ask for “${label}”` }));
}
