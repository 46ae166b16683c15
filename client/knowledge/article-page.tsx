import "./article.css";
import { createSignal, For, Show } from "solid-js";
import type { CallOutput } from "../../shared/protocol/worker-call.ts";
import { createAnswer } from "../api/create-answer.ts";
import { type AgentPlace, askKnowledge } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { Failed } from "../ui/failed.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { useToast } from "../ui/toasts.tsx";
import { ArticleEditor } from "./article-editor.tsx";
import { RichText } from "../../shared/browser/rich-text.tsx";

type Opened = CallOutput<"read-article">;

/** One article with the passages that answers are made of. */
export function ArticlePage(props: {
  at: AgentPlace;
  id: string;
  onOpen: (article: string | null) => void;
}) {
  const [isEditing, setEditing] = createSignal(false);
  const article = createAnswer(
    () => props.id,
    (id) => askKnowledge(props.at, "read-article", { article: id }),
  );
  return (
    <section class="article-page">
      <Button look="quiet" size="small" icon="back" onClick={() => props.onOpen(null)}>
        All articles
      </Button>
      <Failed problem={article.problem()} onAgain={() => void article.reload()} />
      <Show
        when={article.value()}
        fallback={
          <Show when={article.isAsking()}>
            <SkeletonRows count={4} shape="row" />
          </Show>
        }
      >
        {(opened) => (
          <Show
            when={isEditing()}
            fallback={
              <OpenedArticle
                at={props.at}
                opened={opened()}
                onEdit={() => setEditing(true)}
                onChanged={() => void article.reload()}
                onRemoved={() => props.onOpen(null)}
              />
            }
          >
            <ArticleEditor
              at={props.at}
              article={{ ...opened().article, text: opened().text ?? "" }}
              onLeave={() => setEditing(false)}
              onDone={() => {
                setEditing(false);
                void article.reload();
              }}
            />
          </Show>
        )}
      </Show>
    </section>
  );
}

function OpenedArticle(props: {
  at: AgentPlace;
  opened: Opened;
  onEdit: () => void;
  onChanged: () => void;
  onRemoved: () => void;
}) {
  const toast = useToast();
  const article = () => props.opened.article;

  const exclude = async () => {
    const isExcluded = !article().isExcluded;
    const input = { article: article().id, isExcluded };
    const answer = await askKnowledge(props.at, "exclude-article", input);
    if (!answer.ok) return toast({ words: answer.problem.message });
    props.onChanged();
    toast({
      words: isExcluded ? "The agent no longer answers from it" : "The agent answers from it again",
    });
  };

  const remove = async () => {
    const answer = await askKnowledge(props.at, "remove-article", { article: article().id });
    if (!answer.ok) return toast({ words: answer.problem.message });
    props.onRemoved();
    const written = writtenAgain(props.opened);
    const words = `${written.title} was removed`;
    if (written.text === "") return toast({ words });
    const run = () => void askKnowledge(props.at, "write-article", written);
    toast({ words, action: { label: "Undo", run } });
  };

  return (
    <>
      <header class="article-page-head">
        <div>
          <h2>{article().title}</h2>
          <p class="knowledge-hint">
            {article().path}
            <Show when={props.opened.comesBack}>{" · "}read from its source</Show>
            <Show when={article().isExcluded}>{" · "}excluded from answers</Show>
          </p>
        </div>
        <div class="article-page-actions">
          <Show when={article().isWritten}>
            <Button icon="reply" onClick={() => props.onEdit()}>
              Edit
            </Button>
          </Show>
          <Button icon="eye" onClick={() => void exclude()}>
            {article().isExcluded ? "Use in answers" : "Exclude from answers"}
          </Button>
          <Show when={!props.opened.comesBack}>
            <Button look="danger" icon="trash" onClick={() => void remove()}>
              Remove
            </Button>
          </Show>
        </div>
      </header>
      <ol class="article-passages">
        <For each={props.opened.passages}>
          {(passage) => (
            <li class="article-passage">
              <p class="article-passage-heading">{passage.heading}</p>
              <RichText text={passage.text} />
            </li>
          )}
        </For>
      </ol>
    </>
  );
}

/** What brings a removed article back, where it was written here. */
function writtenAgain({ article, text }: Opened) {
  return { title: article.title, url: article.url ?? "", text: text ?? "" };
}
