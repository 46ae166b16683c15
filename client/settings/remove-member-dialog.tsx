import { createSignal, Show } from "solid-js";
import type { Member } from "../../shared/protocol/http.ts";
import { removeMember } from "../api/team.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";

/** Asks before somebody is removed, or leaves: only a new invitation brings them back. */
export function RemoveMemberDialog(props: {
  member: Member;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const { info, me, memberName } = useWorkspace();
  const [problem, setProblem] = createSignal<string>();
  const [isBusy, setBusy] = createSignal(false);
  const isMe = () => props.member.id === me().id;
  const who = () => memberName(props.member.id);

  const remove = async () => {
    setBusy(true);
    const answer = await removeMember(info().id, props.member.id);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem.message);
    props.onClose();
    props.onRemoved();
  };

  return (
    <Dialog
      title={isMe() ? `Leave ${info().name}?` : `Remove ${props.member.name}?`}
      onClose={() => props.onClose()}
    >
      <Show
        when={isMe()}
        fallback={
          <p>
            Their conversations go back to nobody. They are signed out of {info().name} within
            seconds; what they wrote stays.
          </p>
        }
      >
        <p>
          Your conversations go back to nobody, and what {info().name} keeps on this device is
          cleared. Coming back takes a new invitation.
        </p>
      </Show>
      <Show when={problem()}>
        {(words) => (
          <Notice kind="error">
            <p>{words()}</p>
          </Notice>
        )}
      </Show>
      <div class="dialog-actions">
        <Button look="danger" disabled={isBusy()} onClick={() => void remove()}>
          {isMe() ? "Leave" : `Remove ${who()}`}
        </Button>
        <Button look="primary" onClick={() => props.onClose()}>
          {isMe() ? "Stay" : `Keep ${who()}`}
        </Button>
      </div>
    </Dialog>
  );
}
