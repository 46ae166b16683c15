import "./article.css";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import type { ArticleSummary } from "../../shared/protocol/knowledge-calls.ts";
import { createAnswer } from "../api/create-answer.ts";
import { type AgentPlace, askKnowledge } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { Failed } from "../ui/failed.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { articlesWord, countWords, languageWord } from "./source-words.ts";

const A_PAGE = 50;

/** The articles, page by page, found by title, path or text. `counts` changes whenever the list may have. */
export function ArticleTable(props: {
  at: AgentPlace;
  source: string | null;
  counts: string;
  waiting: number;
  /** There are no articles at all. */
  isEmpty: boolean;
  onOpen: (article: string) => void;
}) {
  const [search, setSearch] = createSignal("");
  const [offset, setOffset] = createSignal(0);
  createEffect(on([search, () => props.source], () => setOffset(0), { defer: true }));
  const page = createAnswer(
    () => ({ source: props.source, search: search(), offset: offset(), counts: props.counts }),
    ({ source, search, offset }) =>
      askKnowledge(props.at, "list-articles", {
        search,
        offset,
        ...(source === null ? {} : { source }),
      }),
  );
  const total = () => page.value()?.total ?? 0;
  let section!: HTMLElement;
  const turn = (by: number) => {
    setOffset((at) => at + by);
    section.scrollIntoView({ block: "start" });
  };

  return (
    <section aria-labelledby="knowledge-articles" ref={section}>
      <div class="article-table-head" hidden={props.isEmpty}>
        <h2 id="knowledge-articles">Articles</h2>
        <span class="knowledge-hint" aria-live="polite">
          {articlesWord(total())}
          {props.waiting > 0 ? `, ${waitingWords(props.waiting)} being prepared` : ""}
        </span>
        <label class="article-search">
          <Icon name="search" size={16} />
          <input
            type="search"
            placeholder="Search articles"
            aria-label="Search articles"
            maxLength={200}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
      </div>
      <Failed problem={page.problem()} onAgain={() => void page.reload()} />
      <Show when={page.value() !== undefined && total() === 0}>
        <NoArticles isSearch={search() !== "" || props.source !== null} />
      </Show>
      <ul class="article-table">
        <For each={page.value()?.articles}>
          {(article) => <ArticleRow article={article} onOpen={() => props.onOpen(article.id)} />}
        </For>
      </ul>
      <Show when={total() > A_PAGE}>
        <div class="article-table-pages">
          <Button disabled={offset() === 0} onClick={() => turn(-A_PAGE)}>
            Previous
          </Button>
          <span class="figures" aria-live="polite">
            {countWords(offset() + 1)} to {countWords(Math.min(total(), offset() + A_PAGE))} of{" "}
            {countWords(total())}
          </span>
          <Button disabled={offset() + A_PAGE >= total()} onClick={() => turn(A_PAGE)}>
            Next
          </Button>
        </div>
      </Show>
    </section>
  );
}

const waitingWords = (count: number) =>
  count === 1 ? "1 passage" : `${countWords(count)} passages`;

function NoArticles(props: { isSearch: boolean }) {
  return (
    <EmptyState
      icon="article"
      title={props.isSearch ? "No article is like that" : "There are no articles yet"}
      words={
        props.isSearch
          ? "Search looks at titles, paths and texts."
          : "Write one, upload files or add your website; the agent answers from the next question on."
      }
    />
  );
}

function ArticleRow(props: { article: ArticleSummary; onOpen: () => void }) {
  const { now } = useWorkspace();
  return (
    <li>
      <button type="button" class="article-row" onClick={() => props.onOpen()}>
        <span class="article-row-title">{props.article.title}</span>
        <span class="article-row-path">{props.article.path}</span>
        <Show when={props.article.isExcluded}>
          <span class="article-mark">Excluded</span>
        </Show>
        <span class="article-row-facts figures">
          {props.article.passages === 1 ? "1 passage" : `${props.article.passages} passages`}
          {props.article.language === null ? "" : ` · ${languageWord(props.article.language)}`}
          {" · "}
          <RelativeTime at={props.article.readAt} now={now()} isInSentence />
        </span>
      </button>
    </li>
  );
}
