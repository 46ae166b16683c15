import { render } from "@solidjs/testing-library";
import type { InboxEngine } from "../engine/engine.ts";
import { RouterProvider } from "../routing/router.tsx";
import type { Workspaces } from "../workspace/workspaces.ts";
import { ToastProvider } from "../ui/toasts.tsx";
import { WorkspacePage } from "../workspace-page.tsx";
import { fillInWindow } from "./window.ts";

/** Somebody in one workspace. */
const only = (engine: InboxEngine): Workspaces => ({
  all: () => [engine.workspace()],
  go: () => {},
});

/** The whole inbox over an engine, at an address. */
export function showInbox(engine: InboxEngine, path: string): void {
  fillInWindow();
  history.replaceState(null, "", path);
  render(() => (
    <RouterProvider>
      <ToastProvider>
        <WorkspacePage engine={engine} workspaces={only(engine)} onSignedOut={() => {}} />
      </ToastProvider>
    </RouterProvider>
  ));
}
