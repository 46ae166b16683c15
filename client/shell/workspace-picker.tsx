import "./workspace-picker.css";
import { createMemo, createSignal } from "solid-js";
import { useCommands } from "../commands/commands.tsx";
import { hueOf, initialsOf } from "../ui/initials.ts";
import { Picker } from "../ui/picker.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import type { Workspaces } from "../workspace/workspaces.ts";

/** Which workspace this is, and the way to the others. */
export function WorkspacePicker(props: { workspaces: Workspaces }) {
  const { info } = useWorkspace();
  const [isOpen, setOpen] = createSignal(false);
  const choices = createMemo(() =>
    props.workspaces.all().map((one) => ({
      id: one.id,
      label: one.name,
      mark: () => <WorkspaceMark id={one.id} name={one.name} />,
      isChecked: one.id === info().id,
    })),
  );

  useCommands(() =>
    props.workspaces
      .all()
      .filter(({ id }) => id !== info().id)
      .map(({ id, name }) => ({
        id: `workspace-${id}`,
        label: `Switch to ${name}`,
        group: "Go to",
        run: () => props.workspaces.go(id),
      })),
  );

  return (
    <Picker
      state={{
        get isOpen() {
          return isOpen();
        },
        setOpen,
      }}
      label="Workspaces"
      choices={choices()}
      onPick={({ id }) => props.workspaces.go(id)}
      trigger={(attributes) => (
        <button type="button" class="workspace-picker" data-tip={info().name} {...attributes}>
          <WorkspaceMark id={info().id} name={info().name} />
          <span class="visually-hidden">Workspace, {info().name}</span>
        </button>
      )}
    />
  );
}

function WorkspaceMark(props: { id: string; name: string }) {
  return (
    <span class="workspace-mark" style={{ "--hue": String(hueOf(props.id)) }} aria-hidden="true">
      {initialsOf(props.name)}
    </span>
  );
}
