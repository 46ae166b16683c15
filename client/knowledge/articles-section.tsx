import "./knowledge.css";
import { createSignal, Show } from "solid-js";
import { createAnswer, repeatWhile } from "../api/create-answer.ts";
import { type AgentPlace, askKnowledge } from "../api/knowledge.ts";
import { Failed } from "../ui/failed.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { AddArticles } from "./add-articles.tsx";
import { ArticleTable } from "./article-table.tsx";
import { SourceCards } from "./source-cards.tsx";

const WHILE_READING = 1000;

/** Where the articles come from, what is being read right now, and the articles themselves. */
export function ArticlesSection(props: { at: AgentPlace; onOpen: (article: string) => void }) {
  const [source, setSource] = createSignal<string | null>(null);
  const [changes, setChanges] = createSignal(0);
  const overview = createAnswer(
    () => [props.at, changes()] as const,
    ([at]) => askKnowledge(at, "read-overview", {}),
  );
  const isReading = () =>
    overview.value()?.sources.some(({ state }) => state === "reading" || state === "waiting") ===
    true;
  repeatWhile(isReading, WHILE_READING, () => void overview.reload());
  const changed = () => setChanges((count) => count + 1);
  const counts = () => {
    const now = overview.value();
    return `${now?.articles ?? 0} ${now?.passages ?? 0} ${changes()}`;
  };

  return (
    <div class="knowledge-articles">
      <AddArticles at={props.at} onChanged={changed} onWrite={() => props.onOpen("new")} />
      <Failed problem={overview.problem()} onAgain={() => void overview.reload()} />
      <Show
        when={overview.value()}
        fallback={
          <Show when={overview.isAsking()}>
            <SkeletonRows count={6} shape="row" />
          </Show>
        }
      >
        {(now) => (
          <>
            <SourceCards
              at={props.at}
              sources={now().sources}
              chosen={source()}
              onChoose={setSource}
              onChanged={changed}
            />
            <ArticleTable
              at={props.at}
              source={source()}
              counts={counts()}
              waiting={now().waiting}
              isEmpty={now().articles === 0}
              onOpen={props.onOpen}
            />
          </>
        )}
      </Show>
    </div>
  );
}
