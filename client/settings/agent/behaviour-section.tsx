import { For, Show } from "solid-js";
import { answerLanguages } from "../../../shared/protocol/agent-settings.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { Field } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextAreaField } from "../../ui/text-area-field.tsx";
import type { AgentDraft } from "./agent-draft.ts";
import { TagsField } from "./tags-field.tsx";
import { ThresholdField } from "./threshold-field.tsx";

const languageNames: Record<string, string> = {
  en: "English",
  de: "German",
  es: "Spanish",
  fr: "French",
};

/** Who the agent is, how sure it must be, and what it asks for by itself. */
export function BehaviourSection(props: { draft: AgentDraft }) {
  const settings = () => props.draft.settings;
  const set = () => props.draft.set;
  const toggle = (language: (typeof answerLanguages)[number], isOn: boolean) =>
    set()("languages", (before) =>
      isOn ? [...before, language] : before.filter((one) => one !== language),
    );
  return (
    <>
      <section class="settings-block">
        <h2>Who it is</h2>
        <Field
          label="Name"
          maxLength={100}
          value={props.draft.name()}
          onInput={(event) => props.draft.setName(event.currentTarget.value)}
        />
        <TextAreaField
          label="Greeting"
          hint="The first thing a visitor sees. Empty for a greeting in the visitor's language."
          maxLength={500}
          value={settings().greeting}
          onInput={(event) => set()("greeting", event.currentTarget.value)}
        />
      </section>
      <section class="settings-block">
        <h2>How sure it must be</h2>
        <ThresholdField draft={props.draft} />
        <CheckField
          label="Let it try once more before it hands over"
          hint="An answer just below the line is offered as one that may help, and one or two words are asked back once."
          isChecked={settings().mayAskBack}
          onChange={(isOn) => set()("mayAskBack", isOn)}
        />
      </section>
      <section class="settings-block">
        <h2>Asking for details</h2>
        <AskFor draft={props.draft} />
      </section>
      <section class="settings-block">
        <h2>Tags it may give</h2>
        <TagsField draft={props.draft} />
      </section>
      <section class="settings-block">
        <h2>Languages</h2>
        <p class="settings-hint">
          What it speaks of itself in. Answers are quoted in the language of your articles. None
          ticked means all of them.
        </p>
        <div class="agent-settings-checks">
          <For each={answerLanguages}>
            {(language) => (
              <CheckField
                label={languageNames[language] ?? language}
                isChecked={settings().languages.includes(language)}
                onChange={(isOn) => toggle(language, isOn)}
              />
            )}
          </For>
        </div>
      </section>
    </>
  );
}

function AskFor(props: { draft: AgentDraft }) {
  const askFor = () => props.draft.settings.askFor;
  const forms = () => props.draft.settings.forms;
  const moments = [
    { id: "never", label: "Never by itself" },
    { id: "before-handoff", label: "Before it hands over" },
    { id: "first-answer", label: "Beside its first answer" },
  ];
  const choose = (moment: string) => {
    const form = askFor()?.form ?? forms()[0]?.id;
    const isNever = moment === "never" || form === undefined;
    props.draft.set("askFor", isNever ? null : { form, moment: moment as "first-answer" });
  };
  return (
    <Show
      when={forms().length > 0}
      fallback={
        <p class="settings-hint">
          Make a form first, such as “How can we reach you?”. Then the agent can ask for it.
        </p>
      }
    >
      <div class="settings-pair">
        <SelectField
          label="It asks"
          value={askFor()?.moment ?? "never"}
          options={moments}
          onChange={choose}
        />
        <Show when={askFor()}>
          {(asked) => (
            <SelectField
              label="With the form"
              value={asked().form}
              options={forms().map(({ id, title }) => ({ id, label: title }))}
              onChange={(form) => props.draft.set("askFor", { ...asked(), form })}
            />
          )}
        </Show>
      </div>
    </Show>
  );
}
