import { type JSX, Match, Show, Switch } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { AiMark } from "./ai-mark.tsx";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import "../styles/header.css";

export function Header(props: { chat: Chat }): JSX.Element {
  const words = () => props.chat.words;
  const isListed = () => props.chat.screen() === "conversations";
  const hasConversations = () =>
    props.chat.rows().length > 0 || (props.chat.session()?.conversations.length ?? 0) > 0;
  return (
    <header class="header">
      <Show when={isListed()} fallback={<WhoAnswers chat={props.chat} />}>
        <button
          type="button"
          class="icon-button"
          aria-label={words().back}
          onClick={() => props.chat.show("thread")}
        >
          <Icon name="back" />
        </button>
        <h1 class="header-title">{words().conversations}</h1>
      </Show>
      <Show when={!isListed() && hasConversations()}>
        <button
          type="button"
          class="icon-button"
          aria-label={words().previousConversations}
          title={words().previousConversations}
          onClick={() => props.chat.show("conversations")}
        >
          <Icon name="list" />
        </button>
      </Show>
      <button
        type="button"
        class="icon-button"
        aria-label={words().close}
        title={words().close}
        onClick={() => props.chat.close()}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}

function WhoAnswers(props: { chat: Chat }): JSX.Element {
  const words = () => props.chat.words;
  const workspace = () => props.chat.session()?.workspace.name ?? "";
  const who = () => props.chat.who();
  const name = () => {
    const one = who();
    return one.is === "team" ? workspace() : one.name;
  };
  return (
    <>
      <Avatar who={who()} />
      <div class="header-who">
        <h1 class="header-title">
          <span dir="auto">{name() || words().chat}</span>
          <Show when={who().is === "agent" && name() !== ""}>
            <AiMark />
          </Show>
        </h1>
        <p class="header-subtitle">
          <Switch>
            <Match when={workspace() === ""}> </Match>
            <Match when={who().is === "agent"}>{words().agentAnswers}</Match>
            <Match when={who().is === "teammate"}>{words().memberOf(workspace())}</Match>
            <Match when={who().is === "team"}>{words().teamReplies}</Match>
          </Switch>
        </p>
      </div>
    </>
  );
}
