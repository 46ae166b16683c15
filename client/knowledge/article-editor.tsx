import "./article.css";
import { createSignal, createUniqueId, onMount, Show, untrack } from "solid-js";
import { RichText } from "../../shared/browser/rich-text.tsx";
import { type AgentPlace, askKnowledge } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { createSubmission, fieldOf } from "../ui/form.ts";
import { Notice } from "../ui/notice.tsx";

export interface EditedArticle {
  /** Left out for a new one. */
  id?: string;
  title: string;
  url: string | null;
  text: string;
}

/** Writes an article in Markdown, or an answer that becomes one, with a preview beside it. */
export function ArticleEditor(props: {
  at: AgentPlace;
  article: EditedArticle | null;
  /** What the button says. */
  action?: string;
  onDone: (article: string) => void;
  onLeave: () => void;
}) {
  const id = createUniqueId();
  const [text, setText] = createSignal(untrack(() => props.article?.text ?? ""));
  let form!: HTMLFormElement;
  onMount(() => form.querySelector<HTMLElement>("input, textarea")?.focus());

  const { isBusy, problem, submit } = createSubmission({
    send: (form) =>
      askKnowledge(props.at, "write-article", {
        title: fieldOf(form, "title"),
        text: text(),
        url: fieldOf(form, "url").trim(),
        ...(props.article?.id === undefined ? {} : { article: props.article.id }),
      }),
    done: ({ article }) => props.onDone(article.id),
  });

  return (
    <form ref={form} class="article-editor" onSubmit={submit}>
      <Field
        label="Title"
        name="title"
        hint="Best the question as a visitor would ask it."
        value={props.article?.title ?? ""}
        maxLength={200}
        required
      />
      <div class="article-editor-panes">
        <label class="article-editor-pane">
          <span>Text, in Markdown</span>
          <textarea
            required
            maxLength={200_000}
            value={text()}
            placeholder="Short paragraphs, lists and steps make the best answers."
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <div class="article-editor-pane">
          <span id={`${id}-preview`}>Preview</span>
          <div class="article-preview" role="region" aria-labelledby={`${id}-preview`}>
            <Show
              when={text().trim() !== ""}
              fallback={<p class="knowledge-hint">What you write is shown here.</p>}
            >
              <RichText text={text()} />
            </Show>
          </div>
        </div>
      </div>
      <Field
        label="Address, if visitors can read it somewhere"
        name="url"
        type="url"
        placeholder="https://help.example.com/sundays"
        value={props.article?.url ?? ""}
      />
      <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
      <div class="article-editor-actions">
        <Button type="submit" look="primary" disabled={isBusy()}>
          {isBusy() ? "Saving" : (props.action ?? "Save article")}
        </Button>
        <Button onClick={() => props.onLeave()}>Cancel</Button>
      </div>
    </form>
  );
}
