import "./invitations.css";
import { createSignal, For, Show } from "solid-js";
import type { Invited } from "../../shared/protocol/http.ts";
import type { Problem } from "../api/request.ts";
import { invite } from "../api/team.ts";
import { Notice } from "../ui/notice.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { type Invitation, InvitationRow } from "./invitation-row.tsx";
import { InviteForm } from "./invite-form.tsx";

/** Inviting more, and those who are not here yet. */
export function Invitations() {
  const { engine, info } = useWorkspace();
  const toast = useToast();
  const [delivered, setDelivered] = createSignal<ReadonlyMap<string, Invited>>(new Map());
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const pending = () => info().invitations.toSorted((a, b) => b.expiresAt - a.expiresAt);

  const note = (more: readonly Invited[]) => {
    setDelivered((before) => new Map([...before, ...more.map((one) => [one.id, one] as const)]));
    void engine.refreshWorkspace();
  };

  const inviteAgain = async ({ email, role }: Invitation) => {
    const answer = await invite(info().id, email, role);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) note([answer.value]);
  };

  const offerAgain = (invitation: Invitation) => {
    void engine.refreshWorkspace();
    toast({
      words: `The link of ${invitation.email} works no more`,
      action: { label: "Invite again", run: () => void inviteAgain(invitation) },
    });
  };

  return (
    <>
      <section>
        <h2>Invite</h2>
        <InviteForm workspace={info().id} onInvited={note} />
      </section>
      <Show when={pending().length > 0}>
        <section>
          <h2>Invited, not here yet</h2>
          <Show when={problem()}>
            {(failed) => <Notice kind="error">{failed().message}</Notice>}
          </Show>
          <ul class="settings-card">
            <For each={pending().map(({ id }) => id)}>
              {(id) => (
                <Show when={pending().find((one) => one.id === id)}>
                  {(one) => (
                    <InvitationRow
                      invitation={one()}
                      delivery={delivered().get(id)}
                      onResent={(invited) => note([invited])}
                      onRevoked={() => offerAgain(one())}
                      onProblem={setProblem}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  );
}
