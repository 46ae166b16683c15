import { Index, Show } from "solid-js";
import { fieldKinds, type Form, type FormField } from "../../../shared/domain/form.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Field } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { LinesField } from "./lines-field.tsx";
import { fieldIdFor } from "./setting-id.ts";

const kindNames: Record<FormField["kind"], string> = {
  text: "Text",
  email: "E-mail",
  phone: "Phone",
  date: "Date",
  choice: "Choice",
  number: "Number",
};

export function FormEditor(props: {
  form: Form;
  /** Ids that are in use already and stay what they are. */
  savedIds: readonly string[];
  onChange: (change: Partial<Form>) => void;
  onRemove: () => void;
}) {
  const fields = () => props.form.fields;
  const put = (index: number, change: Partial<FormField>) =>
    props.onChange({
      fields: fields().map((field, at) => (at === index ? { ...field, ...change } : field)),
    });
  const add = () => {
    const taken = fields().map(({ id }) => id);
    const field: FormField = {
      id: fieldIdFor("Question", taken),
      label: "",
      kind: "text",
      isRequired: false,
      choices: [],
    };
    props.onChange({ fields: [...fields(), field] });
  };
  const rename = (index: number, label: string) => {
    const id = fields()[index]?.id ?? "";
    const taken = fields().flatMap((field, at) => (at === index ? [] : [field.id]));
    put(index, { label, id: props.savedIds.includes(id) ? id : fieldIdFor(label, taken) });
  };
  return (
    <>
      <Field
        label="Title"
        maxLength={120}
        value={props.form.title}
        onInput={(event) => props.onChange({ title: event.currentTarget.value })}
      />
      <Field
        label="Why you ask"
        hint="One sentence beneath the title; visitors give more when they know what for."
        maxLength={500}
        value={props.form.intro}
        onInput={(event) => props.onChange({ intro: event.currentTarget.value })}
      />
      <Index each={fields()}>
        {(field, index) => (
          <div class="form-editor-field" role="group" aria-label={field().label || "New field"}>
            <Field
              label="Asks for"
              maxLength={120}
              hint={`{${field().id}} in an action`}
              value={field().label}
              onInput={(event) => rename(index, event.currentTarget.value)}
            />
            <SelectField
              label="Kind"
              value={field().kind}
              options={fieldKinds.map((id) => ({ id, label: kindNames[id] }))}
              onChange={(kind) => put(index, { kind: kind as FormField["kind"] })}
            />
            <IconButton
              icon="trash"
              label={`Remove ${field().label || "this field"}`}
              disabled={fields().length === 1}
              onClick={() => props.onChange({ fields: fields().filter((_, at) => at !== index) })}
            />
            <Show when={field().kind === "choice"}>
              <LinesField
                label="Choices, one a line"
                lines={field().choices}
                onChange={(choices) => put(index, { choices })}
              />
            </Show>
            <CheckField
              label="Must be filled in"
              isChecked={field().isRequired}
              onChange={(isRequired) => put(index, { isRequired })}
            />
          </div>
        )}
      </Index>
      <div class="fold-foot">
        <Button size="small" icon="plus" onClick={add}>
          Add a field
        </Button>
        <CheckField
          label="Visitors may skip it"
          isChecked={props.form.isSkippable}
          onChange={(isSkippable) => props.onChange({ isSkippable })}
        />
        <Button look="quiet" size="small" icon="trash" onClick={() => props.onRemove()}>
          Remove the form
        </Button>
      </div>
    </>
  );
}
