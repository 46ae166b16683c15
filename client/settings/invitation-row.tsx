import { createSignal, Show } from "solid-js";
import type { Invited, WorkspaceInfo } from "../../shared/protocol/http.ts";
import type { Problem } from "../api/request.ts";
import { resendInvitation, revokeInvitation } from "../api/team.ts";
import { formatRoute } from "../routing/route.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { CopyButton } from "./copy-button.tsx";
import { roleWords } from "./member-rights.ts";

export type Invitation = WorkspaceInfo["invitations"][number];

/** Somebody who was invited: their link to pass on, sending it again, taking it back. */
export function InvitationRow(props: {
  invitation: Invitation;
  /** How the invitation went out, when that was just now. */
  delivery: Invited | undefined;
  onResent: (invited: Invited) => void;
  onRevoked: () => void;
  onProblem: (problem: Problem | null) => void;
}) {
  const { info } = useWorkspace();
  const [isBusy, setBusy] = createSignal(false);
  const link = () =>
    props.delivery?.link ??
    `${location.origin}${formatRoute({ page: "invitation", id: props.invitation.id })}`;

  const resend = async () => {
    setBusy(true);
    const answer = await resendInvitation(info().id, props.invitation.id);
    setBusy(false);
    props.onProblem(answer.ok ? null : answer.problem);
    if (answer.ok) props.onResent(answer.value);
  };

  const revoke = async () => {
    setBusy(true);
    const answer = await revokeInvitation(info().id, props.invitation.id);
    setBusy(false);
    // Somebody else took it back, or it was accepted: either way it is no longer pending.
    const isGone = answer.ok || answer.problem.status === 404;
    props.onProblem(answer.ok ? null : answer.problem);
    if (isGone) props.onRevoked();
  };

  return (
    <li class="settings-row invitation-row">
      <Icon name={props.delivery?.isSent === false ? "link" : "mail"} />
      <div>
        {props.invitation.email}
        <small>
          {roleWords[props.invitation.role].name} · {expiryWords(props.invitation.expiresAt)}
        </small>
        <Show when={props.delivery}>
          {(delivery) => (
            <small role="status">
              {delivery().isSent
                ? "The invitation is on its way"
                : "No mail could be sent: pass this link on yourself"}
            </small>
          )}
        </Show>
        <Show when={props.delivery?.isSent === false}>
          <code>{link()}</code>
        </Show>
      </div>
      <span class="invitation-row-actions">
        <CopyButton text={link()} label="Copy link" />
        <Button size="small" disabled={isBusy()} onClick={() => void resend()}>
          Resend
        </Button>
        <IconButton
          icon="trash"
          label={`Revoke the invitation of ${props.invitation.email}`}
          disabled={isBusy()}
          onClick={() => void revoke()}
        />
      </span>
    </li>
  );
}

function expiryWords(at: number): string {
  const day = new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return at < Date.now() ? `The link ended on ${day}` : `The link works until ${day}`;
}
