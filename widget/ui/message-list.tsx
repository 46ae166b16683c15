import {
  createEffect,
  createSignal,
  For,
  type JSX,
  Match,
  on,
  onCleanup,
  onMount,
  Show,
  Switch,
} from "solid-js";
import { RichText } from "../../shared/browser/rich-text.tsx";
import type { Chat, Who } from "../chat/chat.ts";
import type { Row } from "../chat/thread-rows.ts";
import { AiMark } from "./ai-mark.tsx";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { Message } from "./message.tsx";
import { dayOf } from "./moment.ts";
import { Asking } from "./asking.tsx";
import { createKeyed } from "./create-keyed.ts";
import { ThreadLine } from "./thread-line.tsx";
import { useWords } from "./words-context.tsx";
import "../styles/message-list.css";

const NEAR_PX = 80;

export function MessageList(props: { chat: Chat }): JSX.Element {
  const { words } = useWords();
  let scroller!: HTMLDivElement;
  let content!: HTMLDivElement;
  const rows = createKeyed(() => props.chat.rows());
  const [isAtEnd, setAtEnd] = createSignal(true);
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    setAtEnd(true);
  };
  let top = 0;
  // Only whoever scrolls up leaves the end: a list that has grown since is followed.
  const measure = () => {
    const isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
    if (isNear || scroller.scrollTop < top) setAtEnd(isNear);
    top = scroller.scrollTop;
  };
  onMount(() => {
    const sizes = new ResizeObserver(() => {
      if (isAtEnd()) toEnd();
    });
    sizes.observe(content);
    sizes.observe(scroller);
    onCleanup(() => sizes.disconnect());
  });
  createEffect(
    on(
      () => props.chat.rows().findLast((row) => row.type === "message" && row.by === "visitor")?.id,
      () => toEnd(),
    ),
  );
  return (
    <div class="message-list">
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex */}
      <div
        class="scroller"
        ref={scroller}
        onScroll={measure}
        role="region"
        aria-label={words.messages}
        tabindex="0"
      >
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
        <div class="scroller-content" ref={content}>
          <Greeting chat={props.chat} />
          <ol class="rows">
            <For each={rows()}>{(row) => <RowView row={row()} chat={props.chat} />}</For>
          </ol>
          <Asking chat={props.chat} />
          <Show when={props.chat.underWay()}>
            {(text) => <UnderWay text={text()} chat={props.chat} />}
          </Show>
          <Show when={props.chat.typing()}>{(who) => <Typing who={who()} />}</Show>
        </div>
      </div>
      <Show when={!isAtEnd()}>
        <button type="button" class="to-end" onClick={toEnd}>
          <Icon name="down" />
          <span>{words.newMessages}</span>
        </button>
      </Show>
    </div>
  );
}

function RowView(props: { row: Row; chat: Chat }): JSX.Element {
  const { words, language } = useWords();
  const is = <Type extends Row["type"]>(type: Type) =>
    props.row.type === type ? (props.row as Extract<Row, { type: Type }>) : null;
  return (
    <Switch>
      <Match when={is("message")}>{(row) => <Message row={row()} chat={props.chat} />}</Match>
      <Match when={is("line")}>
        {(row) => (
          <ThreadLine
            line={row().line}
            agentName={props.chat.session()?.agent.name ?? ""}
            backAt={backAtOf(props.chat, row().id)}
          />
        )}
      </Match>
      <Match when={is("day")}>
        {(row) => <li class="day">{dayOf(row().at, Date.now(), language, words)}</li>}
      </Match>
    </Switch>
  );
}

/** Said with the handoff that still waits, and with none before it. */
function backAtOf(chat: Chat, id: string): number | null {
  const backAt = chat.session()?.agent.backAt ?? 0;
  const last = chat.rows().findLast((row) => row.type === "line" && row.line.says === "handed-off");
  return chat.status() === "waiting" && last?.id === id && backAt > Date.now() ? backAt : null;
}

function Greeting(props: { chat: Chat }): JSX.Element {
  const { words } = useWords();
  const agent = () => props.chat.session()?.agent;
  return (
    <div class="message greeting" data-by="agent" data-first data-last>
      <Show when={props.chat.rows().length > 0}>
        <AgentSpeaker chat={props.chat} />
      </Show>
      <div class="bubble">
        <RichText text={agent()?.greeting || words.defaultGreeting} />
      </div>
    </div>
  );
}

/** Read aloud once it is a message; until then "is writing" says what matters. */
function UnderWay(props: { text: string; chat: Chat }): JSX.Element {
  return (
    <div
      class="message"
      data-by="agent"
      data-first
      data-last
      data-progress="pending"
      aria-hidden="true"
    >
      <AgentSpeaker chat={props.chat} />
      <div class="bubble">
        <RichText text={props.text} />
      </div>
    </div>
  );
}

function AgentSpeaker(props: { chat: Chat }): JSX.Element {
  const name = () => props.chat.session()?.agent.name ?? "";
  return (
    <div class="speaker">
      <Avatar who={{ is: "agent", name: name() }} isSmall />
      <span>{name()}</span>
      <AiMark />
    </div>
  );
}

function Typing(props: { who: Who }): JSX.Element {
  const { words } = useWords();
  const name = () => (props.who.is === "team" ? words.team : props.who.name);
  return (
    <div class="typing" data-who={props.who.is} role="status">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{words.isWriting(name())}</span>
    </div>
  );
}
