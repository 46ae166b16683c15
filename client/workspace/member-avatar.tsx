import { Avatar } from "../ui/avatar.tsx";
import { useWorkspace } from "./workspace.tsx";

/** A teammate's initials in the hue that is theirs in this workspace. */
export function MemberAvatar(props: {
  id: string;
  /** What somebody was called who is no member any more. */
  formerName?: string | undefined;
  size?: "small" | "normal" | "large";
}) {
  const { member, memberHue, memberName } = useWorkspace();
  return (
    <Avatar
      id={props.id}
      name={member(props.id)?.name ?? props.formerName ?? memberName(props.id)}
      kind="teammate"
      hue={memberHue(props.id)}
      size={props.size ?? "normal"}
    />
  );
}
