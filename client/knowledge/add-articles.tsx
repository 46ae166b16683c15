import { createSignal, For, Show } from "solid-js";
import { type AgentPlace, askKnowledge, uploadFile } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { createSubmission, fieldOf } from "../ui/form.ts";
import { Notice } from "../ui/notice.tsx";
import { useToast } from "../ui/toasts.tsx";

const ENDINGS = ".md,.markdown,.mdx,.html,.htm,.txt,.pdf,.docx,.csv,.tsv";
const LARGEST = 64 * 1024 * 1024;

/** Three ways for an article to get here: written, as files, from a website. */
export function AddArticles(props: { at: AgentPlace; onChanged: () => void; onWrite: () => void }) {
  const toast = useToast();
  const [isAddingSite, setAddingSite] = createSignal(false);
  const [problems, setProblems] = createSignal<string[]>([]);
  const [sending, setSending] = createSignal<{ done: number; all: number } | null>(null);
  let picker!: HTMLInputElement;

  const upload = async (files: File[]) => {
    setProblems([]);
    let arrived = 0;
    for (const [done, file] of files.entries()) {
      setSending({ done, all: files.length });
      const problem = await sendOne(props.at, file);
      if (problem === null) arrived += 1;
      else setProblems((all) => [...all, `${file.name}: ${problem}`]);
    }
    setSending(null);
    props.onChanged();
    if (arrived > 0)
      toast({
        words: arrived === 1 ? "The file is being read" : `${arrived} files are being read`,
      });
  };

  const drop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void upload(files);
  };

  const takeDrops = (section: HTMLElement) => {
    section.addEventListener("dragover", (event) => event.preventDefault());
    section.addEventListener("drop", drop);
  };

  return (
    <section ref={takeDrops} class="add-articles" aria-label="Add articles">
      <div class="add-articles-buttons">
        <Button look="primary" icon="plus" onClick={() => props.onWrite()}>
          Write an article
        </Button>
        <Button icon="article" disabled={sending() !== null} onClick={() => picker.click()}>
          Upload files
        </Button>
        <Button
          icon="globe"
          aria-expanded={isAddingSite()}
          onClick={() => setAddingSite((isOpen) => !isOpen)}
        >
          Add a website
        </Button>
        <input
          ref={picker}
          class="visually-hidden"
          type="file"
          multiple
          accept={ENDINGS}
          tabIndex={-1}
          aria-label="Files to upload"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = "";
            void upload(files);
          }}
        />
      </div>
      <p class="knowledge-hint">
        Markdown, HTML, PDF, Word, CSV or plain text, up to 64 MB each. You can drop them here.
      </p>
      <Show when={sending()}>
        {(now) => (
          <p class="knowledge-hint" role="status">
            Sending file {now().done + 1} of {now().all}
          </p>
        )}
      </Show>
      <Show when={problems().length > 0}>
        <Notice kind="error">
          <For each={problems()}>{(words) => <p>{words}</p>}</For>
        </Notice>
      </Show>
      <Show when={isAddingSite()}>
        <SiteForm
          at={props.at}
          onDone={() => {
            setAddingSite(false);
            props.onChanged();
          }}
        />
      </Show>
    </section>
  );
}

/** Null when it arrived. */
async function sendOne(at: AgentPlace, file: File): Promise<string | null> {
  if (file.size > LARGEST) return "This file is larger than 64 MB.";
  if (file.size === 0) return "This file is empty.";
  const answer = await uploadFile(at, file);
  return answer.ok ? null : answer.problem.message;
}

function SiteForm(props: { at: AgentPlace; onDone: () => void }) {
  const { isBusy, problem, submit } = createSubmission({
    send: (form) =>
      askKnowledge(props.at, "add-site", {
        address: fieldOf(form, "address"),
        onlyBelow: fieldOf(form, "below") === "on",
      }),
    done: () => props.onDone(),
  });
  return (
    <form class="site-form" onSubmit={submit}>
      <Field
        label="Address of the website or of its sitemap"
        name="address"
        placeholder="help.example.com"
        hint="Its pages are read one after the other and looked at again every day."
        error={problem()}
        required
        autofocus
      />
      <label class="site-form-below">
        <input type="checkbox" name="below" /> Only pages below this address
      </label>
      <Button type="submit" look="primary" disabled={isBusy()}>
        Read this website
      </Button>
    </form>
  );
}
