import { For, Show } from "solid-js";
import type { HttpAction } from "../../../shared/protocol/http-action.ts";
import { ActionEditor } from "./action-editor.tsx";
import { ActionSecretsEditor } from "./action-secrets.tsx";
import type { AgentDraft } from "./agent-draft.ts";
import { Fold } from "./fold.tsx";
import { ListSection } from "./list-section.tsx";
import { idFor } from "./setting-id.ts";
import { createSettingList } from "./setting-list.ts";

/** Calls to the team's own systems, whose answer the agent may quote. */
export function ActionsSection(props: { draft: AgentDraft; agent: string }) {
  const actions = () => props.draft.settings.actions;
  const list = createSettingList(
    actions,
    (changed) => props.draft.set("actions", changed),
    "Action removed",
  );
  const isSaved = (id: string) =>
    props.draft.saved()?.settings.actions.some((action) => action.id === id) === true;
  const add = () => {
    const taken = actions().map(({ id }) => id);
    list.add(firstAction(idFor("look-up", taken)));
  };
  return (
    <ListSection
      title="Actions"
      hint="A rule can look something up in your systems and say what it found. Calls are signed, limited in time, and never reach private addresses."
      empty={{
        icon: "code",
        title: "No actions yet",
        words: "“Where is my order?” can be answered from your shop, without a person.",
        add: "Set one up",
      }}
      isEmpty={actions().length === 0}
      add="Add an action"
      onAdd={add}
    >
      <ul class="settings-card">
        <For each={actions()}>
          {(action, index) => (
            <Fold
              title={action.name || "Without a name"}
              words={`${action.method} ${action.url}`}
              isOpen={list.isOpen(index())}
              isNew={list.isNew(index())}
              onToggle={() => list.toggle(index())}
            >
              <ActionEditor
                action={action}
                onChange={(change) => props.draft.set("actions", index(), change)}
                onRemove={() => list.remove(index())}
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
    </ListSection>
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
