import { Match, onMount, Switch } from "solid-js";
import { createSession } from "./api/session.ts";
import type { OpenEngine } from "./engine/engine.ts";
import { InvitationPage } from "./invitation/invitation-page.tsx";
import { OpenedWorkspace } from "./opened-workspace.tsx";
import { RouterProvider, useRouter } from "./routing/router.tsx";
import { PartBoundary } from "./shell/part-boundary.tsx";
import { ProblemPage } from "./shell/problem-page.tsx";
import { SetupPage } from "./setup/setup-page.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { ToastProvider, useToast } from "./ui/toasts.tsx";
import { Tooltip } from "./ui/tooltip.tsx";

export interface AppProps {
  openEngine: OpenEngine;
  /** Told once with a way to start the newer version, when one is there. */
  onUpdate: (listener: (start: () => void) => void) => void;
}

/** Lobby, from the first run to the inbox. */
export function App(props: AppProps) {
  return (
    <RouterProvider>
      <ToastProvider>
        <PartBoundary title="Lobby could not go on">
          <Pages {...props} />
        </PartBoundary>
        <Tooltip />
      </ToastProvider>
    </RouterProvider>
  );
}

function Pages(props: AppProps) {
  const { route, go } = useRouter();
  const toast = useToast();
  const { session, refresh, recheck } = createSession(localStorage);
  const start = () => {
    go({ page: "inbox", view: "needs-attention", conversation: null, filter: {}, sort: null });
    void refresh();
  };

  onMount(() =>
    props.onUpdate((run) =>
      toast({
        words: "A newer Lobby is ready",
        action: { label: "Reload", run },
        isLasting: true,
      }),
    ),
  );

  const is = <Kind extends ReturnType<typeof session>["is"]>(kind: Kind) => {
    const now = session();
    return now.is === kind ? (now as Extract<typeof now, { is: Kind }>) : null;
  };
  const invitation = () => {
    const here = route();
    return here.page === "invitation" ? here.id : null;
  };

  return (
    <Switch>
      <Match when={invitation()}>{(id) => <InvitationPage id={id()} onAccepted={start} />}</Match>
      <Match when={is("unreachable")}>
        {(problem) => (
          <ProblemPage
            title="Lobby can't be reached"
            words={problem().message}
            onRetry={() => void refresh()}
          />
        )}
      </Match>
      <Match when={is("first-run")}>
        <SetupPage onDone={start} />
      </Match>
      <Match when={is("signed-out")}>
        <SignInPage onSignedIn={() => void refresh()} />
      </Match>
      <Match when={is("signed-in")?.me}>
        {(me) => (
          <OpenedWorkspace
            me={me()}
            openEngine={props.openEngine}
            onSignedOut={() => void refresh()}
            onAccessLost={() => void recheck()}
          />
        )}
      </Match>
    </Switch>
  );
}
