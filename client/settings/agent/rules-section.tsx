import { createSignal, For, Show } from "solid-js";
import type { AgentRule } from "../../../shared/protocol/agent-rule.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";
import type { AgentDraft } from "./agent-draft.ts";
import { Fold } from "./fold.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { type RuleNames, ruleWords } from "./rule-words.ts";
import { idFor } from "./setting-id.ts";

/** What the agent does by itself when something holds, in the order it tries. */
export function RulesSection(props: { draft: AgentDraft }) {
  const toast = useToast();
  const { tag } = useWorkspace();
  const [open, setOpen] = createSignal<number | null>(null);
  const [added, setAdded] = createSignal<number | null>(null);
  const rules = () => props.draft.settings.rules;
  const put = (changed: AgentRule[]) => props.draft.set("rules", changed);
  const names: RuleNames = {
    tag: (id) => tag(id)?.name ?? "a tag that is gone",
    form: (id) => props.draft.settings.forms.find((one) => one.id === id)?.title ?? "no form",
    action: (id) => props.draft.settings.actions.find((one) => one.id === id)?.name ?? "no action",
  };
  const add = () => {
    put([...rules(), firstRule(rules())]);
    setAdded(rules().length - 1);
    setOpen(rules().length - 1);
  };
  const change = (index: number, more: Partial<AgentRule>) => {
    const isSaved = props.draft.saved()?.settings.rules.some(({ id }) => id === rules()[index]?.id);
    const taken = rules().flatMap(({ id }, at) => (at === index ? [] : [id]));
    const named =
      more.name !== undefined && isSaved !== true ? { id: idFor(more.name, taken) } : {};
    props.draft.set("rules", index, { ...more, ...named });
  };
  const remove = (index: number) => {
    const initialOne = rules()[index];
    put(rules().filter((_, at) => at !== index));
    setOpen(null);
    const run = () => initialOne && put(rules().toSpliced(index, 0, initialOne));
    toast({ words: "Rule removed", action: { label: "Undo", run } });
  };
  const moveUp = (index: number) => {
    const moved = [...rules()];
    const [rule] = moved.splice(index, 1);
    if (rule !== undefined) moved.splice(index - 1, 0, rule);
    put(moved);
    setOpen(null);
  };
  return (
    <section class="settings-block">
      <h2>Rules</h2>
      <p class="settings-hint">
        Tried from the top for every message; the first that applies decides. Safety phrases come
        before them, everything else after.
      </p>
      <Show
        when={rules().length > 0}
        fallback={
          <EmptyState
            icon="agent"
            title="No rules yet"
            words="Without any it answers what it is sure of, and hands over what it isn't, what is asked of a person, and anger."
          >
            <Button look="primary" icon="plus" onClick={add}>
              Write a rule
            </Button>
          </EmptyState>
        }
      >
        <ol class="settings-card">
          <For each={rules()}>
            {(rule, index) => (
              <Fold
                title={rule.name || "Without a name"}
                words={rule.enabled ? ruleWords(rule, names) : "Switched off"}
                isMuted={!rule.enabled}
                isOpen={open() === index()}
                isNew={added() === index()}
                onToggle={() => {
                  setAdded(null);
                  setOpen(open() === index() ? null : index());
                }}
                aside={
                  <Show when={index() > 0}>
                    <IconButton
                      icon="send"
                      label={`Try “${rule.name}” earlier`}
                      onClick={() => moveUp(index())}
                    />
                  </Show>
                }
              >
                <RuleEditor
                  rule={rule}
                  settings={props.draft.settings}
                  onChange={(more) => change(index(), more)}
                  onRemove={() => remove(index())}
                />
              </Fold>
            )}
          </For>
        </ol>
        <Button size="small" icon="plus" onClick={add}>
          Add a rule
        </Button>
      </Show>
    </section>
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
