import "./front-page.css";
import { type JSX, Show } from "solid-js";
import { Logo } from "./logo.tsx";

/** The page before the inbox: one column, one thing to do. */
export function FrontPage(props: {
  title: string;
  words?: JSX.Element;
  foot?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <main class="front-page">
      <div class="front-page-column">
        <Logo size={40} />
        <h1>{props.title}</h1>
        <Show when={props.words}>
          <p class="front-page-words">{props.words}</p>
        </Show>
        <div class="front-page-card">{props.children}</div>
        <Show when={props.foot}>
          <p class="front-page-foot">{props.foot}</p>
        </Show>
      </div>
    </main>
  );
}
