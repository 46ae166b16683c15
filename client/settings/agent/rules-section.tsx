import { For, Show } from "solid-js";
import type { AgentRule } from "../../../shared/protocol/agent-rule.ts";
import { IconButton } from "../../ui/button.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";
import type { AgentDraft } from "./agent-draft.ts";
import { Fold } from "./fold.tsx";
import { ListSection } from "./list-section.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { type RuleNames, ruleWords } from "./rule-words.ts";
import { idFor } from "./setting-id.ts";
import { createSettingList } from "./setting-list.ts";

/** What the agent does by itself when something holds, in the order it tries. */
export function RulesSection(props: { draft: AgentDraft }) {
  const { tag } = useWorkspace();
  const rules = () => props.draft.settings.rules;
  const list = createSettingList(
    rules,
    (changed) => props.draft.set("rules", changed),
    "Rule removed",
  );
  const names: RuleNames = {
    tag: (id) => tag(id)?.name ?? "a tag that is gone",
    form: (id) => props.draft.settings.forms.find((one) => one.id === id)?.title ?? "no form",
    action: (id) => props.draft.settings.actions.find((one) => one.id === id)?.name ?? "no action",
  };
  const change = (index: number, more: Partial<AgentRule>) => {
    const isSaved = props.draft.saved()?.settings.rules.some(({ id }) => id === rules()[index]?.id);
    const taken = rules().flatMap(({ id }, at) => (at === index ? [] : [id]));
    const named =
      more.name !== undefined && isSaved !== true ? { id: idFor(more.name, taken) } : {};
    props.draft.set("rules", index, { ...more, ...named });
  };
  return (
    <ListSection
      title="Rules"
      hint="Tried from the top for every message; the first that applies decides. Safety phrases come before them, everything else after."
      empty={{
        icon: "agent",
        title: "No rules yet",
        words:
          "Without any it answers what it is sure of, and hands over what it isn't, what is asked of a person, and anger.",
        add: "Write a rule",
      }}
      isEmpty={rules().length === 0}
      add="Add a rule"
      onAdd={() => list.add(firstRule(rules()))}
    >
      <ol class="settings-card">
        <For each={rules()}>
          {(rule, index) => (
            <Fold
              title={rule.name || "Without a name"}
              words={rule.enabled ? ruleWords(rule, names) : "Switched off"}
              isMuted={!rule.enabled}
              isOpen={list.isOpen(index())}
              isNew={list.isNew(index())}
              onToggle={() => list.toggle(index())}
              aside={
                <Show when={index() > 0}>
                  <IconButton
                    icon="send"
                    label={`Try “${rule.name}” earlier`}
                    onClick={() => list.moveUp(index())}
                  />
                </Show>
              }
            >
              <RuleEditor
                rule={rule}
                settings={props.draft.settings}
                onChange={(more) => change(index(), more)}
                onRemove={() => list.remove(index())}
              />
            </Fold>
          )}
        </For>
      </ol>
    </ListSection>
  );
}

function firstRule(others: readonly AgentRule[]): AgentRule {
  const taken = others.map(({ id }) => id);
  return {
    id: idFor("New rule", taken),
    name: "New rule",
    enabled: true,
    match: "all",
    when: [{ is: "asks-for-person", not: false }],
    onlyInHours: false,
    effect: { do: "hand-off" },
  };
}
