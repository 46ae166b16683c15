import { createSignal, type JSX, Show } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { useComposerFocus } from "./composer-focus.tsx";
import { isEmail } from "./email-address.ts";
import { useWords } from "./words-context.tsx";
import "../styles/details-form.css";

/** Offered after a handoff: where the reply can go when the visitor has left. */
export function DetailsForm(props: { chat: Chat }): JSX.Element {
  const { words } = useWords();
  const composer = useComposerFocus();
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [isWrong, setWrong] = createSignal(false);
  let emailField!: HTMLInputElement;
  const share = (event: SubmitEvent) => {
    event.preventDefault();
    const [given, address] = [name().trim().slice(0, 200), email().trim()];
    setWrong(!isEmail(address));
    if (isWrong()) {
      emailField.focus();
      return;
    }
    const details = { email: address, ...(given === "" ? {} : { name: given }) };
    props.chat.giveDetails(details);
    composer.field?.focus();
  };
  return (
    <form class="details-form" onSubmit={share} novalidate aria-labelledby="details-title">
      <h2 id="details-title">{words.detailsTitle}</h2>
      <p>{words.detailsIntro}</p>
      <label>
        <span>{words.email}</span>
        <input
          ref={emailField}
          type="email"
          autocomplete="email"
          maxlength="320"
          aria-invalid={isWrong()}
          aria-describedby={isWrong() ? "details-wrong" : undefined}
          value={email()}
          onInput={(event) => {
            setEmail(event.currentTarget.value);
            setWrong(false);
          }}
        />
      </label>
      <Show when={isWrong()}>
        <p id="details-wrong" class="wrong" role="alert">
          {words.emailWrong}
        </p>
      </Show>
      <label>
        <span>
          {words.name} <small>({words.optional})</small>
        </span>
        <input
          type="text"
          autocomplete="name"
          maxlength="200"
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <div class="details-actions">
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
