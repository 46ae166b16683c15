import "../settings-page.css";
import "./agent-settings.css";
import {
  createEffect,
  createMemo,
  For,
  type JSX,
  Match,
  on,
  onMount,
  Show,
  Switch,
} from "solid-js";
import { type AgentPart, type AgentRoute, agentParts, formatRoute } from "../../routing/route.ts";
import { useRouter } from "../../routing/router.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";
import { ActionsSection } from "./actions-section.tsx";
import { createAgentDraft } from "./agent-draft.ts";
import { BehaviourSection } from "./behaviour-section.tsx";
import { FormsSection } from "./forms-section.tsx";
import { HoursSection } from "./hours-section.tsx";
import { PhrasesSection } from "./phrases-section.tsx";
import { RulesSection } from "./rules-section.tsx";
import { SaveBar } from "./save-bar.tsx";

const labels: Record<AgentPart, string> = {
  behaviour: "Behaviour",
  rules: "Rules",
  forms: "Forms",
  phrases: "Phrases",
  hours: "Hours",
  actions: "Actions",
};

/** How an agent behaves, one part at a time; changes are kept while one goes from part to part. */
export default function AgentSettingsPage(props: { route: AgentRoute }) {
  const { info } = useWorkspace();
  const agent = createMemo(
    () => info().agents.find(({ id }) => id === props.route.agent) ?? info().agents[0],
  );
  return (
    <div class="settings-page">
      <div class="settings-column agent-settings">
        <Show
          when={info().role !== "teammate" ? agent()?.id : undefined}
          keyed
          fallback={
            <EmptyState
              icon="agent"
              title="Owners and admins decide how the agent behaves"
              words="Ask one of them if it should answer or hand over differently."
            />
          }
        >
          {(id) => <Parts route={props.route} id={id} />}
        </Show>
      </div>
    </div>
  );
}

function Parts(props: { route: AgentRoute; id: string }) {
  const { engine, info } = useWorkspace();
  const { go } = useRouter();
  // The parent shows another one of these for another agent.
  // oxlint-disable-next-line solid/reactivity
  const draft = createAgentDraft(props.id, sessionStorage, () => void engine.refreshWorkspace());
  let tabs!: HTMLElement;
  onMount(() => void draft.open());
  // On a phone the last tabs are beyond the edge.
  createEffect(
    on(
      () => props.route.part,
      () => tabs.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }),
    ),
  );
  const part = (name: AgentPart, section: () => JSX.Element) => (
    <Match when={props.route.part === name}>{section()}</Match>
  );
  return (
    <>
      <header class="agent-settings-header">
        <div>
          <h1>{draft.saved()?.name ?? "Agent"}</h1>
          <p class="lead">When it answers, when it asks, and when it hands over to you.</p>
        </div>
        <Show when={info().agents.length > 1}>
          <label>
            <span class="visually-hidden">Agent</span>
            <select
              class="field-input"
              onChange={(event) => go({ ...props.route, agent: event.currentTarget.value })}
            >
              <For each={info().agents}>
                {({ id, name }) => (
                  <option value={id} selected={id === props.id}>
                    {name}
                  </option>
                )}
              </For>
            </select>
          </label>
        </Show>
        <nav class="agent-settings-tabs" aria-label="Agent" ref={tabs}>
          <For each={agentParts}>
            {(one) => (
              <a
                href={formatRoute({ ...props.route, part: one })}
                aria-current={props.route.part === one ? "page" : undefined}
              >
                {labels[one]}
              </a>
            )}
          </For>
        </nav>
      </header>
      <Show
        when={draft.saved()}
        fallback={
          <Show when={draft.problem()}>
            {(failed) => <Notice kind="error">{failed().message}</Notice>}
          </Show>
        }
      >
        <Switch>
          {part("behaviour", () => (
            <BehaviourSection draft={draft} />
          ))}
          {part("rules", () => (
            <RulesSection draft={draft} />
          ))}
          {part("forms", () => (
            <FormsSection draft={draft} />
          ))}
          {part("phrases", () => (
            <PhrasesSection draft={draft} />
          ))}
          {part("hours", () => (
            <HoursSection draft={draft} />
          ))}
          {part("actions", () => (
            <ActionsSection draft={draft} agent={props.id} />
          ))}
        </Switch>
        <SaveBar draft={draft} />
      </Show>
    </>
  );
}
