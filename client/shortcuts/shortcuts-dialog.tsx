import "./shortcuts-dialog.css";
import { createMemo, For } from "solid-js";
import { type Command, useAllCommands } from "../commands/commands.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";

const groups: readonly Command["group"][] = ["Conversation", "List", "Go to", "Lobby"];

/** Every key that does something here and now. */
export default function ShortcutsDialog(props: { onClose: () => void }) {
  const commands = useAllCommands();
  const inGroup = createMemo(() =>
    groups
      .map((group) => ({
        group,
        commands: commands().filter((one) => one.group === group && one.keys !== undefined),
      }))
      .filter((one) => one.commands.length > 0),
  );
  return (
    <Dialog title="Keys" onClose={() => props.onClose()}>
      <div class="shortcuts">
        <For each={inGroup()}>
          {(one) => (
            <section>
              <h3>{one.group}</h3>
              <dl>
                <For each={one.commands}>
                  {(command) => (
                    <div>
                      <dt>{command.label}</dt>
                      <dd>
                        <Kbd keys={command.keys ?? ""} />
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  );
}
