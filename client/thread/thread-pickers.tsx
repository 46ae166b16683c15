import { createMemo } from "solid-js";
import type { Row } from "../../shared/domain/row.ts";
import { IconButton } from "../ui/button.tsx";
import type { Choice } from "../ui/choice.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icon-paths.ts";
import { createMedia } from "../ui/media.ts";
import { Picker, type PickerState } from "../ui/picker.tsx";
import { TagDot } from "../ui/tag-chip.tsx";
import { MemberAvatar } from "../workspace/member-avatar.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import type { ConversationActions } from "./conversation-actions.ts";
import { snoozeChoices } from "./snooze-choices.ts";

export function AssignPicker(props: {
  state: PickerState;
  row: Row;
  actions: ConversationActions;
}) {
  const { info, me } = useWorkspace();
  const choices = createMemo((): Choice[] => {
    const owner = props.row.resolvedBy === null ? props.row.owner : null;
    const members = info().members.toSorted(
      (a, b) => Number(b.id === me().id) - Number(a.id === me().id),
    );
    return [
      ...members.map((member) => ({
        id: member.id,
        label: member.id === me().id ? `${member.name} (you)` : member.name,
        keywords: `${member.email} ${member.id === me().id ? "me myself" : ""}`,
        mark: () => <MemberAvatar id={member.id} size="small" />,
        isChecked: member.id === owner,
      })),
      {
        id: "",
        label: "Nobody",
        keywords: "unassign",
        mark: () => <Icon name="unassigned" />,
        isChecked: owner === null,
      },
    ];
  });
  return (
    <Picker
      state={props.state}
      label="Assign to"
      placeholder="Assign to"
      align="end"
      choices={choices()}
      onPick={(choice) => props.actions.assign(choice.id === "" ? null : choice.id)}
      trigger={(attributes) => (
        <IconButton icon="person" label="Assign" shortcut="a" data-room="wide" {...attributes} />
      )}
    />
  );
}

export function TagPicker(props: { state: PickerState; row: Row; actions: ConversationActions }) {
  const { tags } = useWorkspace();
  const choices = createMemo(() =>
    tags().offered.map((tag) => ({
      id: tag.id,
      label: tag.name,
      keywords: tag.description,
      mark: () => <TagDot hue={tag.hue} />,
      isChecked: tags().of(props.row.tags).includes(tag),
    })),
  );
  return (
    <Picker
      state={props.state}
      label="Tags"
      placeholder="Tag, or create one"
      align="end"
      isMultiple
      choices={choices()}
      onPick={(choice) => props.actions.toggleTag(choice.id)}
      onCreate={(name) => {
        props.state.setOpen(false);
        void props.actions.addNewTag(name);
      }}
      trigger={(attributes) => (
        <IconButton icon="tag" label="Tag" shortcut="t" data-room="wide" {...attributes} />
      )}
    />
  );
}

export function SnoozePicker(props: { state: PickerState; actions: ConversationActions }) {
  const { now } = useWorkspace();
  return (
    <Picker
      state={props.state}
      label="Snooze until"
      align="end"
      choices={snoozeChoices(now())}
      onPick={(choice) => props.actions.snooze(Number(choice.id))}
      trigger={(attributes) => (
        <IconButton icon="snooze" label="Snooze" shortcut="z" data-room="wide" {...attributes} />
      )}
    />
  );
}

export function MorePicker(props: {
  state: PickerState;
  actions: ConversationActions;
  mayHandBack: boolean;
  isResolved: boolean;
  /** Where there is no room for their own buttons, the other menus open from here. */
  onOpen: (menu: "assign" | "tag" | "snooze" | "visitor") => void;
}) {
  const isNarrow = createMedia("(width < 560px)");
  const choices = createMemo(() => [
    ...(isNarrow()
      ? [
          choice("visitor", "About the visitor", "panel", "i"),
          choice("assign", "Assign", "person", "a"),
          choice("tag", "Tag", "tag", "t"),
        ]
      : []),
    ...(isNarrow() && !props.isResolved ? [choice("snooze", "Snooze", "snooze", "z")] : []),
    ...(props.mayHandBack ? [choice("handBack", "Give back to the agent", "agent", "b")] : []),
    choice("copyLink", "Copy link", "link", "c"),
  ]);
  return (
    <Picker
      state={props.state}
      label="More"
      align="end"
      choices={choices()}
      onPick={({ id }) => {
        if (id === "handBack") props.actions.handBack();
        else if (id === "copyLink") void props.actions.copyLink();
        else props.onOpen(id as "assign" | "tag" | "snooze" | "visitor");
      }}
      trigger={(attributes) => <IconButton icon="more" label="More" {...attributes} />}
    />
  );
}

function choice(id: string, label: string, icon: IconName, shortcut: string): Choice {
  return { id, label, shortcut, mark: () => <Icon name={icon} /> };
}
