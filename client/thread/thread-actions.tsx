import "./thread-actions.css";
import { createMemo, createSignal, Show } from "solid-js";
import type { Row } from "../../shared/domain/row.ts";
import { statusOf } from "../../shared/domain/state.ts";
import { type Command, useCommands } from "../commands/commands.tsx";
import { Button } from "../ui/button.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import type { ConversationActions } from "./conversation-actions.ts";
import { AssignPicker, MorePicker, SnoozePicker, TagPicker } from "./thread-pickers.tsx";

export type OpenMenu = "assign" | "tag" | "snooze" | "more" | null;

/** The buttons of a conversation, and the keys that do the same. */
export function ThreadActions(props: {
  row: Row;
  actions: ConversationActions;
  onShowVisitor: () => void;
}) {
  const { me, now } = useWorkspace();
  const [menu, setMenu] = createSignal<OpenMenu>(null);
  const status = createMemo(() => statusOf(props.row, now()));
  const isMine = () => status() === "human" && props.row.owner === me().id;
  const mayTakeOver = () => status() === "agent" || status() === "waiting";
  const mayHandBack = () => isMine() || status() === "waiting" || status() === "resolved";

  useCommands((): Command[] => [
    command("assign", "Assign", "a", () => setMenu("assign")),
    command("tag", "Tag", "t", () => setMenu("tag")),
    ...(status() === "resolved"
      ? [command("reopen", "Reopen", "e", () => props.actions.reopen())]
      : [
          command("snooze", "Snooze", "z", () => setMenu("snooze")),
          command("resolve", "Resolve", "e", () => props.actions.resolve()),
        ]),
    ...(mayTakeOver()
      ? [command("take-over", "Take over", "o", () => props.actions.takeOver())]
      : []),
    ...(mayHandBack()
      ? [command("hand-back", "Give back to the agent", "b", () => props.actions.handBack())]
      : []),
    command("copy-link", "Copy link", "c", () => void props.actions.copyLink()),
  ]);

  const stateOf = (name: Exclude<OpenMenu, null>) => ({
    get isOpen() {
      return menu() === name;
    },
    setOpen: (isOpen: boolean) => setMenu(isOpen ? name : null),
  });

  return (
    <div class="thread-actions">
      <AssignPicker state={stateOf("assign")} row={props.row} actions={props.actions} />
      <TagPicker state={stateOf("tag")} row={props.row} actions={props.actions} />
      <Show when={status() !== "resolved"}>
        <SnoozePicker state={stateOf("snooze")} actions={props.actions} />
      </Show>
      <MorePicker
        state={stateOf("more")}
        actions={props.actions}
        mayHandBack={mayHandBack()}
        isResolved={status() === "resolved"}
        onOpen={(menu) => (menu === "visitor" ? props.onShowVisitor() : setMenu(menu))}
      />
      <Show when={mayTakeOver()}>
        <Button
          look="primary"
          shortcut="o"
          data-tip="Take over"
          onClick={() => props.actions.takeOver()}
        >
          Take over
        </Button>
      </Show>
      <Show
        when={status() !== "resolved"}
        fallback={
          <Button
            shortcut="e"
            data-tip="Reopen"
            icon="undo"
            aria-label="Reopen"
            onClick={() => props.actions.reopen()}
          >
            <span class="thread-action-word">Reopen</span>
          </Button>
        }
      >
        <Button
          shortcut="e"
          data-tip="Resolve"
          icon="check"
          aria-label="Resolve"
          onClick={() => props.actions.resolve()}
        >
          <span class="thread-action-word">Resolve</span>
        </Button>
      </Show>
    </div>
  );
}

function command(id: string, label: string, keys: string, run: () => void): Command {
  return { id, label, keys, run, group: "Conversation" };
}
