import "./knowledge-page.css";
import { createMemo, Match, Show, Switch } from "solid-js";
import type { AgentPlace } from "./api/knowledge.ts";
import { ArticleEditor } from "./knowledge/article-editor.tsx";
import { ArticlePage } from "./knowledge/article-page.tsx";
import { ArticlesSection } from "./knowledge/articles-section.tsx";
import { CheckupSection } from "./knowledge/checkup-section.tsx";
import { UnansweredSection } from "./knowledge/unanswered-section.tsx";
import { Playground } from "./playground/playground.tsx";
import { formatRoute, type KnowledgeRoute, type KnowledgeSection } from "./routing/route.ts";
import { useRouter } from "./routing/router.tsx";
import { EmptyState } from "./ui/empty-state.tsx";
import { Page, PageHeader } from "./ui/page.tsx";
import { useWorkspace } from "./workspace/workspace.tsx";

const sections: { id: KnowledgeSection; label: string }[] = [
  { id: "articles", label: "Articles" },
  { id: "unanswered", label: "Unanswered" },
  { id: "checkup", label: "Check-up" },
  { id: "playground", label: "Playground" },
];

/** What the agent answers from, and what it does with it. */
export default function KnowledgePage(props: { route: KnowledgeRoute }) {
  const { info } = useWorkspace();
  const agent = createMemo(
    () => info().agents.find(({ id }) => id === props.route.agent) ?? info().agents[0],
  );
  const mayEnter = () => info().role !== "teammate";
  return (
    <Page column="knowledge-column">
      <Show
        when={mayEnter() ? agent() : undefined}
        fallback={
          <EmptyState
            icon="article"
            title="Knowledge is kept by owners and admins"
            words="Ask one of them if the agent should know something."
          />
        }
      >
        {(chosen) => (
          <>
            <KnowledgeHeader route={props.route} agent={chosen().id} />
            <Show when={chosen().id} keyed>
              {(id) => <Section route={props.route} at={{ workspace: info().id, agent: id }} />}
            </Show>
          </>
        )}
      </Show>
    </Page>
  );
}

function Section(props: { route: KnowledgeRoute; at: AgentPlace }) {
  const { go } = useRouter();
  const open = (article: string | null) => go({ ...props.route, section: "articles", article });
  const opened = () => {
    const { section, article } = props.route;
    return section === "articles" && article !== "new" ? article : null;
  };
  return (
    <Switch fallback={<ArticlesSection at={props.at} onOpen={open} />}>
      <Match when={props.route.section === "playground"}>
        <Playground at={props.at} />
      </Match>
      <Match when={props.route.section === "unanswered"}>
        <UnansweredSection at={props.at} />
      </Match>
      <Match when={props.route.section === "checkup"}>
        <CheckupSection at={props.at} onOpen={open} />
      </Match>
      <Match when={props.route.article === "new"}>
        <ArticleEditor at={props.at} article={null} onDone={open} onLeave={() => open(null)} />
      </Match>
      <Match when={opened()} keyed>
        {(id) => <ArticlePage at={props.at} id={id} onOpen={open} />}
      </Match>
    </Switch>
  );
}

function KnowledgeHeader(props: { route: KnowledgeRoute; agent: string }) {
  const { info } = useWorkspace();
  const { go } = useRouter();
  const tabs = () =>
    sections.map(({ id, label }) => ({
      href: formatRoute({ ...props.route, section: id, article: null }),
      label,
      isHere: props.route.section === id,
    }));
  return (
    <PageHeader
      title="Knowledge"
      lead="What the agent answers from, and nothing else."
      agents={info().agents}
      agent={props.agent}
      onAgent={(agent) => go({ ...props.route, article: null, agent })}
      name="Knowledge"
      tabs={tabs()}
    />
  );
}
