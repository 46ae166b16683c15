import { createMemo, createSignal, For, onMount, Show } from "solid-js";
import type { Problem } from "../api/request.ts";
import { Notice } from "../ui/notice.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { Invitations } from "./invitations.tsx";
import { MemberRow } from "./member-row.tsx";

/** Who works here, who is invited, and inviting more. */
export function TeamSettings(props: { onLeft: () => void }) {
  const { engine, info } = useWorkspace();
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const mayInvite = createMemo(() => info().role !== "teammate");
  onMount(() => void engine.refreshWorkspace());

  return (
    <>
      <header>
        <h1>Team</h1>
        <p class="lead">
          Everybody here works the same inbox, together. There is no limit on seats.
        </p>
      </header>
      <Show when={mayInvite()}>
        <Invitations />
      </Show>
      <section>
        <h2>Members</h2>
        <Show when={problem()}>{(failed) => <Notice kind="error">{failed().message}</Notice>}</Show>
        <ul class="settings-card">
          <For each={info().members.map(({ id }) => id)}>
            {(id) => (
              <Show when={info().members.find((one) => one.id === id)}>
                {(member) => (
                  <MemberRow
                    member={member()}
                    onProblem={setProblem}
                    onLeft={() => props.onLeft()}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
        <Show when={!mayInvite()}>
          <p class="settings-foot">Owners and admins invite, and change who may do what.</p>
        </Show>
      </section>
    </>
  );
}
