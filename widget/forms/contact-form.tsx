import { createSignal, createUniqueId, type JSX } from "solid-js";
import type { FormField } from "../../shared/domain/form.ts";
import type { Chat } from "../chat/chat.ts";
import { useComposerFocus } from "../ui/composer-focus.tsx";
import { useWords } from "../ui/words-context.tsx";
import { isEmail } from "./email-address.ts";
import { FieldView } from "./field-view.tsx";
import { formWords } from "./form-words.ts";

/** Offered after a handoff: where the reply can go when the visitor has left. */
export function ContactForm(props: { chat: Chat }): JSX.Element {
  const words = formWords(useWords().language);
  const composer = useComposerFocus();
  const id = createUniqueId();
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [isWrong, setWrong] = createSignal(false);
  let element!: HTMLFormElement;
  const share = (event: SubmitEvent) => {
    event.preventDefault();
    const [given, address] = [name().trim().slice(0, 200), email().trim()];
    setWrong(!isEmail(address));
    if (isWrong()) {
      element.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    const details = { email: address, ...(given === "" ? {} : { name: given }) };
    props.chat.giveDetails(details);
    composer.field?.focus();
  };
  const common = { optional: words.optional, choose: words.choose };
  return (
    <form class="visitor-form" ref={element} onSubmit={share} novalidate aria-labelledby={id}>
      <h2 id={id}>{words.contactTitle}</h2>
      <p class="intro">{words.contactIntro}</p>
      <FieldView
        {...common}
        field={fieldOf("email", words.email)}
        value={email()}
        wrong={isWrong() ? words.wrong.email : undefined}
        onInput={(value) => {
          setEmail(value);
          setWrong(false);
        }}
      />
      <FieldView
        {...common}
        field={fieldOf("name", words.name)}
        value={name()}
        wrong={undefined}
        onInput={setName}
      />
      <div class="form-actions">
        <button type="submit" class="solid-button">
          {words.share}
        </button>
        <button
          type="button"
          class="text-button"
          onClick={() => {
            props.chat.declineDetails();
            composer.field?.focus();
          }}
        >
          {words.notNow}
        </button>
      </div>
    </form>
  );
}

function fieldOf(id: "email" | "name", label: string): FormField {
  const kind = id === "email" ? "email" : "text";
  return { id, label, kind, isRequired: id === "email", choices: [] };
}
