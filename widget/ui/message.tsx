import { type JSX, Match, Show, Switch } from "solid-js";
import { RichText } from "../../shared/browser/rich-text.tsx";
import type { Chat } from "../chat/chat.ts";
import type { MessageRow } from "../chat/thread-rows.ts";
import { AiMark } from "./ai-mark.tsx";
import { Avatar } from "./avatar.tsx";
import { useComposerFocus } from "./composer-focus.tsx";
import { fullTimeOf, timeOf } from "./moment.ts";
import { ProgressMark } from "./progress-mark.tsx";
import { Sources } from "./sources.tsx";
import { useWords } from "./words-context.tsx";
import "../styles/message.css";

export function Message(props: { row: MessageRow; chat: Chat }): JSX.Element {
  const { words } = useWords();
  const isOwn = () => props.row.by === "visitor";
  return (
    <li
      class="message"
      data-by={props.row.by}
      data-progress={props.row.progress ?? undefined}
      data-first={props.row.isFirst || undefined}
      data-last={props.row.isLast || undefined}
    >
      <Show when={!isOwn() && props.row.isFirst}>
        <Speaker row={props.row} />
      </Show>
      <Show when={isOwn()}>
        <span class="unseen">{words.you}</span>
      </Show>
      <div class="bubble">
        <RichText text={props.row.text} />
      </div>
      <Show when={props.row.sources.length > 0}>
        <Sources sources={props.row.sources} />
      </Show>
      <Switch>
        <Match when={props.row.progress === "refused"}>
          <Refused row={props.row} chat={props.chat} />
        </Match>
        <Match when={isMetaShown(props.row)}>
          <Meta row={props.row} chat={props.chat} />
        </Match>
      </Switch>
    </li>
  );
}

/** Time at the end of a run; progress wherever it matters. */
function isMetaShown(row: MessageRow): boolean {
  return row.isLast || row.isLatestOwn || row.progress === "pending" || row.writtenAt !== null;
}

function Speaker(props: { row: MessageRow }): JSX.Element {
  const { words } = useWords();
  const isAgent = () => props.row.by === "agent";
  const name = () => props.row.name || words.team;
  return (
    <div class="speaker">
      <Avatar who={{ is: isAgent() ? "agent" : "teammate", name: name() }} isSmall />
      <span>{name()}</span>
      <Show when={isAgent()}>
        <AiMark />
      </Show>
    </div>
  );
}

function Meta(props: { row: MessageRow; chat: Chat }): JSX.Element {
  const { words, language } = useWords();
  return (
    <p class="meta">
      <Show
        when={props.row.writtenAt}
        fallback={
          <time
            dir="auto"
            datetime={new Date(props.row.at).toISOString()}
            title={fullTimeOf(props.row.at, language)}
          >
            {timeOf(props.row.at, language)}
          </time>
        }
      >
        {(written) => words.late(timeOf(written(), language), timeOf(props.row.at, language))}
      </Show>
      <Show when={props.row.progress}>
        {(progress) => (
          <ProgressMark
            progress={progress()}
            isSpelledOut={props.row.isLatestOwn || progress() === "pending"}
            isOffline={props.chat.sync().is === "offline"}
          />
        )}
      </Show>
    </p>
  );
}

function Refused(props: { row: MessageRow; chat: Chat }): JSX.Element {
  const { words } = useWords();
  const composer = useComposerFocus();
  const act = (action: "sendAgain" | "edit" | "discard") => {
    props.chat[action](props.row.id);
    composer.field?.focus();
  };
  return (
    <div class="meta">
      <ProgressMark progress="refused" isSpelledOut isOffline={false} />
      <button type="button" class="text-button" onClick={() => act("sendAgain")}>
        {words.sendAgain}
      </button>
      <button type="button" class="text-button" onClick={() => act("edit")}>
        {words.edit}
      </button>
      <button type="button" class="text-button" onClick={() => act("discard")}>
        {words.dismiss}
      </button>
    </div>
  );
}
