import { createMemo, createSignal, Show } from "solid-js";
import { useCommands } from "../commands/commands.tsx";
import { Button } from "../ui/button.tsx";
import type { Choice } from "../ui/choice.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Picker } from "../ui/picker.tsx";
import { MemberAvatar } from "../workspace/member-avatar.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { createMedia } from "../ui/media.ts";
import { applyTheme, readTheme, type Theme, themes } from "./theme.ts";
import type { Workspaces } from "../workspace/workspaces.ts";

const WORKSPACE = "workspace:";

const themeWords: Record<Theme, string> = {
  system: "As the system",
  light: "Light",
  dark: "Dark",
};

/** The person: how Lobby looks to them, the keys, and the way out. */
export function MeMenu(props: {
  workspaces: Workspaces;
  onShowKeys: () => void;
  onSignedOut: () => void;
}) {
  const { engine, info, me } = useWorkspace();
  const isPhone = createMedia("(width < 560px)");
  const [isOpen, setOpen] = createSignal(false);
  const [theme, setTheme] = createSignal(readTheme(localStorage));
  const [unsent, setUnsent] = createSignal<number | null>(null);

  /** Where there is no rail the workspaces are found here. */
  const workspaces = () => {
    const all = props.workspaces.all();
    if (!isPhone() || all.length < 2) return [];
    return all.map(({ id, name }) => ({
      id: `${WORKSPACE}${id}`,
      label: name,
      group: "Workspace",
      isChecked: id === info().id,
    }));
  };

  const choices = createMemo((): Choice[] => [
    ...workspaces(),
    ...themes.map((one) => ({
      id: one,
      label: themeWords[one],
      group: "Appearance",
      isChecked: one === theme(),
    })),
    { id: "keys", label: "Keyboard shortcuts", group: me().email, shortcut: "?" },
    { id: "sign-out", label: "Sign out", group: me().email, mark: () => <Icon name="sign-out" /> },
  ]);

  const signOut = async (isSureToLose: boolean) => {
    const result = await engine.signOut({ isSureToLose });
    if (result.ok) props.onSignedOut();
    else setUnsent(result.problem.unsent);
  };

  const show = (one: Theme) => {
    setTheme(one);
    applyTheme(localStorage, one);
  };

  const pick = (id: string) => {
    const picked = themes.find((one) => one === id);
    if (picked !== undefined) show(picked);
    else if (id.startsWith(WORKSPACE)) props.workspaces.go(id.slice(WORKSPACE.length));
    else if (id === "keys") props.onShowKeys();
    else void signOut(false);
  };

  useCommands(() => [
    ...themes.map((one) => ({
      id: `theme-${one}`,
      label: `Appearance: ${themeWords[one].toLowerCase()}`,
      group: "Lobby" as const,
      icon: "sun" as const,
      run: () => show(one),
    })),
    {
      id: "sign-out",
      label: "Sign out",
      group: "Lobby",
      icon: "sign-out",
      run: () => void signOut(false),
    },
  ]);

  return (
    <>
      <Picker
        state={{
          get isOpen() {
            return isOpen();
          },
          setOpen,
        }}
        label="You"
        choices={choices()}
        onPick={(choice) => pick(choice.id)}
        trigger={(attributes) => (
          <button type="button" class="rail-me" data-tip={me().name} {...attributes}>
            <MemberAvatar id={me().id} />
            <span class="rail-label" aria-hidden="true">
              You
            </span>
            <span class="visually-hidden">You, {me().name}</span>
          </button>
        )}
      />
      <Show when={unsent()}>
        {(count) => (
          <Dialog title="Not everything is sent" onClose={() => setUnsent(null)}>
            <p>{unsentWords(count())}</p>
            <div class="dialog-actions">
              <Button look="danger" onClick={() => void signOut(true)}>
                Sign out and lose it
              </Button>
              <Button look="primary" onClick={() => setUnsent(null)}>
                Stay
              </Button>
            </div>
          </Dialog>
        )}
      </Show>
    </>
  );
}

function unsentWords(count: number): string {
  const what = count === 1 ? "1 thing you wrote is" : `${count} things you wrote are`;
  return `${what} still on this device only. Signing out clears the device. Stay until there is a connection, and nothing is lost.`;
}
