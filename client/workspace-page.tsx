import "./workspace-page.css";
import { createEffect, createSignal, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { CommandsProvider, useCommands } from "./commands/commands.tsx";
import { clearNoteDrafts } from "./composer/note-draft.ts";
import type { InboxEngine } from "./engine/engine.ts";
import { InboxPage } from "./inbox-page.tsx";
import type { Route } from "./routing/route.ts";
import { useRouter } from "./routing/router.tsx";
import { placeCommands } from "./shell/place-commands.ts";
import { Rail } from "./shell/rail.tsx";
import type { Workspaces } from "./workspace/workspaces.ts";
import { PartBoundary } from "./shell/part-boundary.tsx";
import { createVisibleHeight } from "./shell/visible-height.ts";
import { SyncStatus } from "./shell/sync-status.tsx";
import { useWorkspace, WorkspaceProvider } from "./workspace/workspace.tsx";

const KnowledgePage = lazy(() => import("./knowledge-page.tsx"));
const AgentSettingsPage = lazy(() => import("./settings/agent/agent-settings-page.tsx"));
const SettingsPage = lazy(() => import("./settings/settings-page.tsx"));
const CommandPalette = lazy(() => import("./palette/command-palette.tsx"));
const ShortcutsDialog = lazy(() => import("./shortcuts/shortcuts-dialog.tsx"));

/** Everything behind the sign-in. */
export function WorkspacePage(props: {
  engine: InboxEngine;
  workspaces: Workspaces;
  onSignedOut: () => void;
}) {
  return (
    <WorkspaceProvider engine={props.engine}>
      <CommandsProvider>
        <Frame workspaces={props.workspaces} onSignedOut={() => props.onSignedOut()} />
      </CommandsProvider>
    </WorkspaceProvider>
  );
}

function Frame(props: { workspaces: Workspaces; onSignedOut: () => void }) {
  const { route, go } = useRouter();
  const { info } = useWorkspace();
  const [above, setAbove] = createSignal<"palette" | "keys" | null>(null);
  createTitle(route);
  createVisibleHeight();

  useCommands(() => [
    {
      id: "palette",
      label: "Commands",
      group: "Lobby",
      keys: "Mod+k",
      run: () => setAbove("palette"),
    },
    {
      id: "keys",
      label: "Keyboard shortcuts",
      group: "Lobby",
      keys: "?",
      icon: "keyboard",
      run: () => setAbove("keys"),
    },
    ...placeCommands(go, info().role !== "teammate"),
  ]);

  const inbox = () => {
    const here = route();
    return here.page === "inbox" ? here : null;
  };
  const knowledge = () => {
    const here = route();
    return here.page === "knowledge" ? here : null;
  };
  const agent = () => {
    const here = route();
    return here.page === "agent" ? here : null;
  };
  const settings = () => {
    const here = route();
    return here.page === "settings" ? here : null;
  };

  return (
    <div class="workspace-page" data-reading={inbox()?.conversation == null ? undefined : ""}>
      <Rail
        route={route()}
        workspaces={props.workspaces}
        onShowKeys={() => setAbove("keys")}
        onSignedOut={() => {
          clearNoteDrafts(localStorage);
          props.onSignedOut();
        }}
      />
      <main class="workspace-page-main">
        <Switch>
          <Match when={inbox()}>
            {(here) => (
              <PartBoundary title="The inbox could not be shown">
                <InboxPage route={here()} />
              </PartBoundary>
            )}
          </Match>
          <Match when={knowledge()}>
            {(here) => (
              <PartBoundary title="This page could not be shown">
                <Suspense>
                  <KnowledgePage route={here()} />
                </Suspense>
              </PartBoundary>
            )}
          </Match>
          <Match when={agent()}>
            {(here) => (
              <PartBoundary title="This page could not be shown">
                <Suspense>
                  <AgentSettingsPage route={here()} />
                </Suspense>
              </PartBoundary>
            )}
          </Match>
          <Match when={settings()}>
            {(here) => (
              <PartBoundary title="This page could not be shown">
                <Suspense>
                  <SettingsPage section={here().section} onLeft={() => props.onSignedOut()} />
                </Suspense>
              </PartBoundary>
            )}
          </Match>
        </Switch>
      </main>
      <SyncStatus onSignIn={() => props.onSignedOut()} />
      <PartBoundary title="This could not be shown">
        <Suspense>
          <Show when={above() === "palette"}>
            <CommandPalette onClose={() => setAbove((now) => (now === "palette" ? null : now))} />
          </Show>
          <Show when={above() === "keys"}>
            <ShortcutsDialog onClose={() => setAbove(null)} />
          </Show>
        </Suspense>
      </PartBoundary>
    </div>
  );
}

/** The tab says how many wait, unless a conversation is open and says its own name. */
function createTitle(route: () => Route): void {
  const { engine, info } = useWorkspace();
  createEffect(() => {
    engine.rows.version();
    const here = route();
    if (here.page === "inbox" && here.conversation !== null) return;
    const waiting = engine.rows.counts()["needs-attention"].all;
    document.title = `${waiting === 0 ? "" : `(${waiting}) `}${info().name} · Lobby`;
  });
}
