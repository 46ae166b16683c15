import "../settings-page.css";
import "./agent-settings.css";
import { createMemo, type JSX, Match, onMount, Show, Switch } from "solid-js";
import { type AgentPart, type AgentRoute, agentParts, formatRoute } from "../../routing/route.ts";
import { useRouter } from "../../routing/router.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failed } from "../../ui/failed.tsx";
import { Page, PageHeader } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
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
    <Page column="settings-column">
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
    </Page>
  );
}

function Parts(props: { route: AgentRoute; id: string }) {
  const { engine, info } = useWorkspace();
  const { go } = useRouter();
  // The parent shows another one of these for another agent.
  // oxlint-disable-next-line solid/reactivity
  const draft = createAgentDraft(props.id, sessionStorage, () => void engine.refreshWorkspace());
  onMount(() => void draft.open());
  const tabs = () =>
    agentParts.map((one) => ({
      href: formatRoute({ ...props.route, part: one }),
      label: labels[one],
      isHere: props.route.part === one,
    }));
  const part = (name: AgentPart, section: () => JSX.Element) => (
    <Match when={props.route.part === name}>{section()}</Match>
  );
  return (
    <>
      <PageHeader
        title={draft.saved()?.name ?? "Agent"}
        lead="When it answers, when it asks, and when it hands over to you."
        agents={info().agents}
        agent={props.id}
        onAgent={(agent) => go({ ...props.route, agent })}
        name="Agent"
        tabs={tabs()}
      />
      <Show
        when={draft.saved()}
        fallback={
          <Show when={draft.problem()} fallback={<SkeletonRows count={5} shape="row" />}>
            {(failed) => <Failed problem={failed()} onAgain={() => void draft.open()} />}
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
