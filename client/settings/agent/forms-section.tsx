import { For } from "solid-js";
import type { Form } from "../../../shared/domain/form.ts";
import type { AgentDraft } from "./agent-draft.ts";
import { Fold } from "./fold.tsx";
import { FormEditor } from "./form-editor.tsx";
import { ListSection } from "./list-section.tsx";
import { idFor } from "./setting-id.ts";
import { createSettingList } from "./setting-list.ts";

/** What visitors may be asked to fill in. */
export function FormsSection(props: { draft: AgentDraft }) {
  const forms = () => props.draft.settings.forms;
  const list = createSettingList(
    forms,
    (changed) => props.draft.set("forms", changed),
    "Form removed",
  );
  const savedFields = (form: string) =>
    props.draft
      .saved()
      ?.settings.forms.find(({ id }) => id === form)
      ?.fields.map(({ id }) => id) ?? [];
  const add = () => {
    const taken = forms().map(({ id }) => id);
    list.add(firstForm(idFor("contact", taken)));
  };
  return (
    <ListSection
      title="Forms"
      hint="Details the agent asks for in the chat. What a visitor fills in stands in the conversation before a person is asked, and in the handoff."
      empty={{
        icon: "article",
        title: "No forms yet",
        words: "A name and a phone number save your team the first two questions.",
        add: "Make a form",
      }}
      isEmpty={forms().length === 0}
      add="Add a form"
      onAdd={add}
    >
      <ul class="settings-card">
        <For each={forms()}>
          {(form, index) => (
            <Fold
              title={form.title || "Without a title"}
              words={form.fields.map(({ label }) => label).join(", ")}
              isOpen={list.isOpen(index())}
              isNew={list.isNew(index())}
              onToggle={() => list.toggle(index())}
            >
              <FormEditor
                form={form}
                savedIds={savedFields(form.id)}
                onChange={(change) => props.draft.set("forms", index(), change)}
                onRemove={() => list.remove(index())}
              />
            </Fold>
          )}
        </For>
      </ul>
    </ListSection>
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
