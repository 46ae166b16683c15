import {
  createEffect,
  createMemo,
  createSignal,
  Match,
  on,
  onCleanup,
  Show,
  Switch,
  untrack,
} from "solid-js";
import type { Me } from "../shared/protocol/http.ts";
import { clearNoteDrafts } from "./composer/note-draft.ts";
import type { InboxEngine, OpenEngine } from "./engine/engine.ts";
import { useRouter } from "./routing/router.tsx";
import { NoWorkspacePage } from "./shell/no-workspace-page.tsx";
import { ProblemPage } from "./shell/problem-page.tsx";
import { recallWorkspace, rememberWorkspace, type Workspaces } from "./workspace/workspaces.ts";
import { WorkspacePage } from "./workspace-page.tsx";

/** The workspace a person has open: one at a time, and another as soon as they go there or lose this one. */
export function OpenedWorkspace(props: {
  me: Me;
  openEngine: OpenEngine;
  onSignedOut: () => void;
  /** The server answers this workspace no more: the session ended, or the person was removed. */
  onAccessLost: () => void;
}) {
  const { go } = useRouter();
  const [picked, setPicked] = createSignal(recallWorkspace(localStorage));
  const workspaceId = createMemo(() => {
    const all = props.me.workspaces;
    return (all.find(({ id }) => id === picked()) ?? all[0])?.id;
  });
  const { engine, problem } = createOpenEngine(
    workspaceId,
    () => props.me,
    untrack(() => props.openEngine),
  );

  const workspaces: Workspaces = {
    all: () => props.me.workspaces,
    go(id) {
      if (id === workspaceId()) return;
      rememberWorkspace(localStorage, id);
      go({ page: "inbox", view: "needs-attention", conversation: null, filter: {}, sort: null });
      setPicked(id);
    },
  };

  createEffect(
    on(
      () => engine()?.sync().is === "signed-out",
      (isOut) => isOut && props.onAccessLost(),
    ),
  );

  return (
    <Switch>
      <Match when={workspaceId() === undefined}>
        <NoWorkspacePage onSignedOut={() => props.onSignedOut()} />
      </Match>
      <Match when={problem()}>
        {(words) => (
          <ProblemPage
            title="The inbox could not be opened"
            words={`${words()} What is on this device was not touched.`}
            onRetry={() => location.reload()}
          />
        )}
      </Match>
      <Match when={engine()}>
        {(ready) => (
          <Show when={ready()} keyed>
            {(one) => (
              <WorkspacePage
                engine={one}
                workspaces={workspaces}
                onSignedOut={() => props.onSignedOut()}
              />
            )}
          </Show>
        )}
      </Match>
    </Switch>
  );
}

/** The engine of the workspace named; the one before is closed, and forgotten when the person is no member any more. */
function createOpenEngine(id: () => string | undefined, me: () => Me, openEngine: OpenEngine) {
  const [engine, setEngine] = createSignal<InboxEngine>();
  const [problem, setProblem] = createSignal<string>();

  const close = (before: InboxEngine | undefined) => {
    if (before === undefined) return;
    const isMember = me().workspaces.some((one) => one.id === before.workspace().id);
    if (isMember) return void before.dispose();
    clearNoteDrafts(localStorage);
    void before.forget();
  };

  const open = async (workspaceId: string) => {
    try {
      const opened = await openEngine({ me: me(), workspaceId });
      if (id() === workspaceId) setEngine(opened);
      else void opened.dispose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  createEffect(
    on(id, (workspaceId) => {
      close(untrack(engine));
      setEngine(undefined);
      setProblem(undefined);
      if (workspaceId !== undefined) void open(workspaceId);
    }),
  );
  onCleanup(() => void engine()?.dispose());
  return { engine, problem };
}
