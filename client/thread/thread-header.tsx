import "./thread-header.css";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import type { Row } from "../../shared/domain/row.ts";
import { statusOf } from "../../shared/domain/state.ts";
import type { Presence } from "../engine/engine.ts";
import { IconButton } from "../ui/button.tsx";
import { waitingTime } from "../ui/time.ts";
import { MemberAvatar } from "../workspace/member-avatar.tsx";
import { visitorName } from "../workspace/visitor-name.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import type { ConversationActions } from "./conversation-actions.ts";
import { ThreadActions } from "./thread-actions.tsx";

/** Whose conversation this is, who has it, who else is here, and what can be done. */
export function ThreadHeader(props: {
  row: Row;
  presence: readonly Presence[];
  actions: ConversationActions;
  isPanelOpen: boolean;
  onBack: () => void;
  onTogglePanel: () => void;
}) {
  return (
    <header class="thread-header">
      <span class="thread-header-back">
        <IconButton icon="back" label="Back to the list" onClick={() => props.onBack()} />
      </span>
      <div class="thread-header-who">
        <h2>{visitorName(props.row.visitor)}</h2>
        <StatusLine row={props.row} />
      </div>
      <PresenceMarks presence={props.presence} />
      <ThreadActions
        row={props.row}
        actions={props.actions}
        onShowVisitor={() => props.onTogglePanel()}
      />
      <IconButton
        icon="panel"
        label={props.isPanelOpen ? "Hide the visitor" : "Show the visitor"}
        shortcut="i"
        data-room="wide"
        aria-pressed={props.isPanelOpen}
        onClick={() => props.onTogglePanel()}
      />
    </header>
  );
}

function StatusLine(props: { row: Row }) {
  const { me, now, memberName, agentName } = useWorkspace();
  const status = createMemo(() => statusOf(props.row, now()));
  const waited = () => waitingTime(props.row.waitingSince ?? now(), now());
  const owner = () => {
    const id = props.row.owner;
    return id === me().id ? "You have" : `${id === null ? "Nobody" : memberName(id)} has`;
  };
  return (
    <p class="thread-status" data-status={status()}>
      <Switch>
        <Match when={status() === "agent"}>AI · {agentName(props.row.agent)}</Match>
        <Match when={status() === "waiting"}>
          {waited() === "now" ? "Waiting" : `Waiting ${waited()}`} for a person
        </Match>
        <Match when={status() === "human"}>
          {owner()} this
          <Show when={props.row.isUnanswered && props.row.waitingSince !== null}>
            <span class="thread-status-wait">
              {waited() === "now" ? ", waiting" : `, waiting ${waited()}`}
            </span>
          </Show>
        </Match>
        <Match when={status() === "snoozed"}>Snoozed</Match>
        <Match when={status() === "resolved"}>Resolved</Match>
      </Switch>
    </p>
  );
}

function PresenceMarks(props: { presence: readonly Presence[] }) {
  const { memberName } = useWorkspace();
  const words = (one: Presence) =>
    `${memberName(one.member)} ${one.isTyping ? "is writing" : "is here"}`;
  return (
    <ul class="presence" aria-label="Also here">
      <For each={props.presence}>
        {(one) => (
          <li data-typing={one.isTyping ? "" : undefined} data-tip={words(one)}>
            <MemberAvatar id={one.member} />
            <span class="visually-hidden">{words(one)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
