import { createSignal, For, Show } from "solid-js";
import type { Form } from "../../../shared/domain/form.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useToast } from "../../ui/toasts.tsx";
import type { AgentDraft } from "./agent-draft.ts";
import { Fold } from "./fold.tsx";
import { FormEditor } from "./form-editor.tsx";
import { idFor } from "./setting-id.ts";

/** What visitors may be asked to fill in. */
export function FormsSection(props: { draft: AgentDraft }) {
  const toast = useToast();
  const [open, setOpen] = createSignal<number | null>(null);
  const [added, setAdded] = createSignal<number | null>(null);
  const forms = () => props.draft.settings.forms;
  const savedFields = (form: string) =>
    props.draft
      .saved()
      ?.settings.forms.find(({ id }) => id === form)
      ?.fields.map(({ id }) => id) ?? [];
  const add = () => {
    const id = idFor(
      "contact",
      forms().map((form) => form.id),
    );
    props.draft.set("forms", [...forms(), firstForm(id)]);
    setAdded(forms().length - 1);
    setOpen(forms().length - 1);
  };
  const put = (changed: Form[]) => props.draft.set("forms", changed);
  const remove = (index: number) => {
    const initialOne = forms()[index];
    put(forms().filter((_, at) => at !== index));
    setOpen(null);
    const run = () => initialOne && put(forms().toSpliced(index, 0, initialOne));
    toast({ words: "Form removed", action: { label: "Undo", run } });
  };
  return (
    <section class="settings-block">
      <h2>Forms</h2>
      <p class="settings-hint">
        Details the agent asks for in the chat. What a visitor fills in stands in the conversation
        before a person is asked, and in the handoff.
      </p>
      <Show
        when={forms().length > 0}
        fallback={
          <EmptyState
            icon="article"
            title="No forms yet"
            words="A name and a phone number save your team the first two questions."
          >
            <Button look="primary" icon="plus" onClick={add}>
              Make a form
            </Button>
          </EmptyState>
        }
      >
        <ul class="settings-card">
          <For each={forms()}>
            {(form, index) => (
              <Fold
                title={form.title || "Without a title"}
                words={form.fields.map(({ label }) => label).join(", ")}
                isOpen={open() === index()}
                isNew={added() === index()}
                onToggle={() => {
                  setAdded(null);
                  setOpen(open() === index() ? null : index());
                }}
              >
                <FormEditor
                  form={form}
                  savedIds={savedFields(form.id)}
                  onChange={(change) => props.draft.set("forms", index(), change)}
                  onRemove={() => remove(index())}
                />
              </Fold>
            )}
          </For>
        </ul>
        <Button size="small" icon="plus" onClick={add}>
          Add a form
        </Button>
      </Show>
    </section>
  );
}

function firstForm(id: string): Form {
  return {
    id,
    title: "How can we reach you?",
    intro: "",
    isSkippable: true,
    fields: [
      { id: "name", label: "Name", kind: "text", isRequired: false, choices: [] },
      { id: "email", label: "E-mail", kind: "email", isRequired: true, choices: [] },
    ],
  };
}
