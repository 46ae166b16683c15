import "./composer.css";
import { createEffect, createUniqueId, Match, on, Show, Switch } from "solid-js";
import type { Thread } from "../engine/engine.ts";
import { useCommands } from "../commands/commands.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import type { ComposerState } from "./composer-state.ts";
import { MentionList, mentionOptionId } from "./mention-list.tsx";
import { TextArea } from "./text-area.tsx";

/** Where replies and notes are written; which of the two it is cannot be mistaken. */
export function Composer(props: { state: ComposerState; thread: Thread }) {
  const listId = createUniqueId();
  const mentioning = () => props.state.mentioning;
  let area!: HTMLTextAreaElement;
  const isNote = () => props.state.mode() === "note";

  const write = (mode: "reply" | "note") => {
    props.state.setMode(mode);
    area.focus();
  };

  useCommands(() => [
    {
      id: "reply",
      label: "Reply",
      group: "Conversation",
      keys: "r",
      icon: "reply",
      run: () => write("reply"),
    },
    {
      id: "note",
      label: "Write a note",
      group: "Conversation",
      keys: "n",
      icon: "lock",
      run: () => write("note"),
    },
  ]);

  createEffect(
    on(
      () => props.state.held() !== null,
      (isEditing) => isEditing && area.focus(),
      { defer: true },
    ),
  );

  const label = () => (isNote() ? "Note for your team" : "Reply to the visitor");
  const sendLabel = () => {
    if (isNote()) return "Add note";
    return props.state.situation().needsAnyway ? "Send anyway" : "Send";
  };

  return (
    <div class="composer" data-mode={props.state.mode()}>
      <div class="composer-box">
        <MentionList id={listId} mentioning={mentioning()} />
        <div class="composer-top">
          <div class="composer-modes" role="group" aria-label="What to write">
            <ModeButton label="Reply" isOn={!isNote()} onPick={() => write("reply")} />
            <ModeButton label="Note" icon="lock" isOn={isNote()} onPick={() => write("note")} />
          </div>
          <ComposerHint state={props.state} thread={props.thread} />
        </div>
        <div class="composer-main">
          <TextArea
            ref={(element) => (area = element)}
            label={label()}
            placeholder={isNote() ? "Only your team sees this. @name to mention" : "Write a reply"}
            text={props.state.text()}
            onText={props.state.setText}
            onSend={props.state.send}
            onLeave={() =>
              area.closest(".thread-pane")?.querySelector<HTMLElement>("[role=log]")?.focus()
            }
            onCaret={mentioning().setCaret}
            takeKey={mentioning().takeKey}
            list={
              mentioning().suggested().length === 0
                ? null
                : { id: listId, activeId: mentionOptionId(listId, mentioning().active()) }
            }
          />
          <Button
            look="primary"
            size="small"
            icon={isNote() ? "lock" : "send"}
            data-tip={sendLabel()}
            shortcut="Mod+Enter"
            disabled={props.state.text().trim() === ""}
            onClick={() => props.state.send()}
          >
            {sendLabel()}
          </Button>
        </div>
      </div>
    </div>
  );
}

function ModeButton(props: { label: string; icon?: "lock"; isOn: boolean; onPick: () => void }) {
  return (
    <button
      type="button"
      class="composer-mode"
      aria-pressed={props.isOn}
      onClick={() => props.onPick()}
    >
      <Show when={props.icon}>{(icon) => <Icon name={icon()} size={14} />}</Show>
      {props.label}
    </button>
  );
}

/** What sending will do, or who else is at it. */
function ComposerHint(props: { state: ComposerState; thread: Thread }) {
  const { memberName } = useWorkspace();
  const writing = () => props.thread.presence().find((one) => one.isTyping);
  return (
    <p class="composer-hint" data-kind={props.state.situation().kind} aria-live="polite">
      <Switch>
        <Match when={props.state.mode() === "note"}>Only your team sees this</Match>
        <Match when={props.state.held()}>
          <span class="composer-editing">
            Editing your held reply
            <button type="button" onClick={() => props.state.stopEditing()}>
              Stop
            </button>
          </span>
        </Match>
        <Match when={writing()}>
          {(one) => <>{memberName(one().member)} is writing here too</>}
        </Match>
        <Match when={props.state.situation().words}>{(words) => words()}</Match>
      </Switch>
    </p>
  );
}
