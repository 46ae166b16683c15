import { createEffect, createSignal, type JSX } from "solid-js";
import type { Chat } from "../chat/chat.ts";

type Forms = (props: { chat: Chat }) => JSX.Element;

/** The place of forms, which are fetched when the first one is to be shown; when that fails, on the next occasion. */
export function Asking(props: { chat: Chat }): JSX.Element {
  const [forms, setForms] = createSignal<Forms>();
  createEffect(() => {
    const isNeeded = props.chat.openForm() !== null || props.chat.offersDetails();
    if (!isNeeded || forms() !== undefined || props.chat.sync().is === "offline") return;
    void import("../forms/forms.tsx").then(
      (loaded) => setForms(() => loaded.default),
      () => undefined,
    );
  });
  return <>{forms()?.({ chat: props.chat })}</>;
}
