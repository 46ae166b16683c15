import { createSignal, For, Show } from "solid-js";
import type { HttpAction } from "../../../shared/protocol/http-action.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { ActionEditor } from "./action-editor.tsx";
import { ActionSecretsEditor } from "./action-secrets.tsx";
import type { AgentDraft } from "./agent-draft.ts";
import { Fold } from "./fold.tsx";
import { idFor } from "./setting-id.ts";

/** Calls to the team's own systems, whose answer the agent may quote. */
export function ActionsSection(props: { draft: AgentDraft; agent: string }) {
  const toast = useToast();
  const [open, setOpen] = createSignal<number | null>(null);
  const [added, setAdded] = createSignal<number | null>(null);
  const actions = () => props.draft.settings.actions;
  const put = (changed: HttpAction[]) => props.draft.set("actions", changed);
  const isSaved = (id: string) =>
    props.draft.saved()?.settings.actions.some((action) => action.id === id) === true;
  const add = () => {
    const taken = actions().map(({ id }) => id);
    put([...actions(), firstAction(idFor("look-up", taken))]);
    setAdded(actions().length - 1);
    setOpen(actions().length - 1);
  };
  const remove = (index: number) => {
    const initialOne = actions()[index];
    put(actions().filter((_, at) => at !== index));
    setOpen(null);
    const run = () => initialOne && put(actions().toSpliced(index, 0, initialOne));
    toast({ words: "Action removed", action: { label: "Undo", run } });
  };
  return (
    <section class="settings-block">
      <h2>Actions</h2>
      <p class="settings-hint">
        A rule can look something up in your systems and say what it found. Calls are signed,
        limited in time, and never reach private addresses.
      </p>
      <Show
        when={actions().length > 0}
        fallback={
          <EmptyState
            icon="code"
            title="No actions yet"
            words="“Where is my order?” can be answered from your shop, without a person."
          >
            <Button look="primary" icon="plus" onClick={add}>
              Set one up
            </Button>
          </EmptyState>
        }
      >
        <ul class="settings-card">
          <For each={actions()}>
            {(action, index) => (
              <Fold
                title={action.name || "Without a name"}
                words={`${action.method} ${action.url}`}
                isOpen={open() === index()}
                isNew={added() === index()}
                onToggle={() => {
                  setAdded(null);
                  setOpen(open() === index() ? null : index());
                }}
              >
                <ActionEditor
                  action={action}
                  onChange={(change) => props.draft.set("actions", index(), change)}
                  onRemove={() => remove(index())}
                />
                <Show
                  when={isSaved(action.id)}
                  fallback={<p class="settings-hint">Save first; then you can add its secrets.</p>}
                >
                  <ActionSecretsEditor draft={props.draft} agent={props.agent} action={action.id} />
                </Show>
              </Fold>
            )}
          </For>
        </ul>
        <Button size="small" icon="plus" onClick={add}>
          Add an action
        </Button>
      </Show>
    </section>
  );
}

function firstAction(id: string): HttpAction {
  return {
    id,
    name: "Look up",
    method: "GET",
    url: "https://",
    headers: {},
    body: null,
    timeoutMs: 5000,
    attempts: 2,
    picks: [],
  };
}
