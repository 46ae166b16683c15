import "./command-palette.css";
import { createMemo, createSignal, onMount } from "solid-js";
import { type Command, useAllCommands } from "../commands/commands.tsx";
import { useRouter } from "../routing/router.tsx";
import { Avatar } from "../ui/avatar.tsx";
import type { Choice } from "../ui/choice.ts";
import { ChoiceList } from "../ui/choice-list.tsx";
import { Icon } from "../ui/icon.tsx";
import { createModal } from "../ui/modal.ts";
import { visitorName } from "../workspace/visitor-name.ts";
import { useWorkspace } from "../workspace/workspace.tsx";

const CONVERSATIONS_SHOWN = 6;

/** One box for everything: what can be done now, where one can go, and conversations by their words. */
export default function CommandPalette(props: { onClose: () => void }) {
  const { engine } = useWorkspace();
  const router = useRouter();
  const commands = useAllCommands();
  const [typed, setTyped] = createSignal("");
  let dialog!: HTMLDialogElement;

  const conversations = createMemo((): Choice[] => {
    const words = typed().trim();
    if (words === "") return [];
    return engine
      .searchHere(words)
      .slice(0, CONVERSATIONS_SHOWN)
      .map((row) => ({
        id: `conversation:${row.id}`,
        label: visitorName(row.visitor),
        detail: row.preview,
        keywords: words,
        group: "Conversations",
        mark: () => <Avatar id={row.visitor.id} name={visitorName(row.visitor)} size="small" />,
      }));
  });
  const choices = createMemo(() => [
    ...commands().filter(isListed).map(choiceOf),
    ...conversations(),
  ]);

  const modal = createModal(() => props.onClose());
  const pick = (id: string) => {
    modal.close();
    const conversation = id.startsWith("conversation:") ? id.slice("conversation:".length) : null;
    if (conversation === null)
      commands()
        .find((one) => one.id === id)
        ?.run();
    else router.go({ page: "inbox", view: "open", conversation, filter: {}, sort: null });
  };

  onMount(() => modal.open(dialog));

  return (
    <dialog
      ref={dialog}
      class="command-palette"
      aria-label="Command palette"
      onClose={modal.closed}
    >
      <ChoiceList
        label="Command"
        placeholder="Do, go to or find"
        choices={choices()}
        onType={setTyped}
        onPick={(choice) => pick(choice.id)}
      />
    </dialog>
  );
}

function isListed(command: Command): boolean {
  return command.group !== "List" || command.id === "search";
}

function choiceOf(command: Command): Choice {
  const { icon } = command;
  return {
    id: command.id,
    label: command.label,
    group: command.group,
    ...(command.keys === undefined ? {} : { shortcut: command.keys }),
    mark: () => <Icon name={icon ?? "chevron-right"} />,
  };
}
