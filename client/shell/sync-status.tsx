import "./sync-status.css";
import { createMemo, Show } from "solid-js";
import type { SyncState } from "../engine/engine.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icon-paths.ts";
import { clockTime } from "../ui/time.ts";
import { useWorkspace } from "../workspace/workspace.tsx";

interface SyncWords {
  icon: IconName;
  words: string;
  kind: "quiet" | "waiting" | "error";
  action?: string;
}

/** How far this device is from the server, always in the same place; nothing when there is nothing to say. */
export function SyncStatus(props: { onSignIn: () => void }) {
  const { engine } = useWorkspace();
  const said = createMemo(() => syncWords(engine.sync()) ?? givenUpWords(engine.givenUp().length));
  const act = () => (engine.sync().is === "outdated" ? location.reload() : props.onSignIn());
  return (
    <div class="sync-status" role="status">
      <Show when={said()}>
        {(one) => (
          <div class="sync-status-words" data-kind={one().kind}>
            <Icon name={one().icon} size={16} />
            <span>{one().words}</span>
            <Show when={one().action}>
              {(label) => (
                <Button size="small" onClick={act}>
                  {label()}
                </Button>
              )}
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}

export function syncWords(sync: SyncState): SyncWords | null {
  switch (sync.is) {
    case "live":
      return null;
    case "catching-up":
      return { icon: "sync", words: "Catching up", kind: "quiet" };
    case "offline":
      return {
        icon: "offline",
        words: `Offline since ${clockTime(sync.since)}${unsentWords(sync.unsent)}`,
        kind: "waiting",
      };
    case "not-saved":
      return { icon: "alert", words: `Not saved on this device. ${sync.why}`, kind: "error" };
    case "signed-out":
      return {
        icon: "lock",
        words: `Signed out${unsentWords(sync.unsent)}`,
        kind: "waiting",
        action: "Sign in",
      };
    case "outdated":
      return { icon: "sync", words: "This Lobby is too old", kind: "waiting", action: "Reload" };
  }
}

function givenUpWords(count: number): SyncWords | null {
  if (count === 0) return null;
  const what = count === 1 ? "1 thing you wrote was" : `${count} things you wrote were`;
  return { icon: "alert", words: `${what} not accepted and not sent`, kind: "error" };
}

function unsentWords(unsent: number): string {
  return unsent === 0 ? "" : ` - ${unsent} to send`;
}
