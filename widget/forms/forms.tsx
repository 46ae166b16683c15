import { type JSX, Show } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { ContactForm } from "./contact-form.tsx";
import { FormView } from "./form-view.tsx";
import css from "./forms.css?inline";

let isStyled = false;

/** Whatever the visitor is asked to fill in now. A part of its own, fetched when there is something to fill in. */
export default function Forms(props: { chat: Chat }): JSX.Element {
  putStyle();
  return (
    <Show
      when={props.chat.openForm()?.id}
      keyed
      fallback={
        <Show when={props.chat.offersDetails()}>
          <ContactForm chat={props.chat} />
        </Show>
      }
    >
      {(id) => {
        const open = props.chat.openForm();
        return open?.id === id ? <FormView open={open} chat={props.chat} /> : null;
      }}
    </Show>
  );
}

/** As an object of the page: the widget's policy allows no style elements. */
function putStyle(): void {
  if (isStyled || !("adoptedStyleSheets" in document)) return;
  isStyled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
