import { createSignal, Show } from "solid-js";
import type { Member, Role } from "../../shared/protocol/http.ts";
import type { Problem } from "../api/request.ts";
import { changeRole } from "../api/team.ts";
import { Button } from "../ui/button.tsx";
import type { Choice } from "../ui/choice.ts";
import { Icon } from "../ui/icon.tsx";
import { Picker } from "../ui/picker.tsx";
import { MemberAvatar } from "../workspace/member-avatar.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { rightsOver, roleWords } from "./member-rights.ts";
import { RemoveMemberDialog } from "./remove-member-dialog.tsx";

const REMOVE = "remove";

/** One member, with what the person looking may do about them. */
export function MemberRow(props: {
  member: Member;
  onProblem: (problem: Problem | null) => void;
  onLeft: () => void;
}) {
  const { engine, info, me } = useWorkspace();
  const [isOpen, setOpen] = createSignal(false);
  const [isRemoving, setRemoving] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const isMe = () => props.member.id === me().id;
  const rights = () => rightsOver(props.member, { me: me(), members: info().members });

  const choices = (): Choice[] => [
    ...rights().roles.map((role) => ({
      id: role,
      label: roleWords[role].name,
      detail: roleWords[role].may,
      isChecked: role === props.member.role,
      group: "Role",
    })),
    ...(rights().mayRemove ? [removal(isMe())] : []),
  ];

  const give = async (role: Role) => {
    if (role === props.member.role) return;
    setBusy(true);
    const answer = await changeRole(info().id, props.member.id, role);
    await engine.refreshWorkspace();
    setBusy(false);
    props.onProblem(answer.ok ? null : answer.problem);
  };

  return (
    <li class="settings-row">
      <MemberAvatar id={props.member.id} />
      <div>
        <bdi>{props.member.name}</bdi>
        <Show when={isMe()}> (you)</Show>
        <small>{props.member.email}</small>
      </div>
      <Show when={choices().length > 0} fallback={<span>{roleWords[props.member.role].name}</span>}>
        <Picker
          state={{
            get isOpen() {
              return isOpen();
            },
            setOpen,
          }}
          label={`Role of ${props.member.name}`}
          align="end"
          choices={choices()}
          onPick={({ id }) => (id === REMOVE ? setRemoving(true) : void give(id as Role))}
          trigger={(attributes) => (
            <Button
              look="quiet"
              size="small"
              disabled={isBusy()}
              aria-label={`${roleWords[props.member.role].name}: change the role of ${props.member.name}`}
              {...attributes}
            >
              {roleWords[props.member.role].name}
              <Icon name="chevron-down" size={16} />
            </Button>
          )}
        />
      </Show>
      <Show when={isRemoving()}>
        <RemoveMemberDialog
          member={props.member}
          onClose={() => setRemoving(false)}
          onRemoved={() => (isMe() ? props.onLeft() : void engine.refreshWorkspace())}
        />
      </Show>
    </li>
  );
}

function removal(isMe: boolean): Choice {
  return {
    id: REMOVE,
    label: isMe ? "Leave the team" : "Remove from the team",
    group: isMe ? "You" : "Membership",
    mark: () => <Icon name={isMe ? "sign-out" : "trash"} />,
  };
}
