import { createMemo, createSignal } from "solid-js";
import type { InboxFilter } from "../../shared/domain/inbox-query.ts";
import type { InboxRoute } from "../routing/route.ts";
import { useRouter } from "../routing/router.tsx";
import { IconButton } from "../ui/button.tsx";
import type { Choice } from "../ui/choice.ts";
import { Icon } from "../ui/icon.tsx";
import { Picker } from "../ui/picker.tsx";
import { TagDot } from "../ui/tag-chip.tsx";
import { MemberAvatar } from "../workspace/member-avatar.tsx";
import { useWorkspace, type Workspace } from "../workspace/workspace.tsx";
import { isFiltering, toggledOwner, toggledTag, toggledUnread } from "./filter.ts";

/** Narrows the list by unread, by who has it and by tag; what is chosen is in the address. */
export function FilterMenu(props: { route: InboxRoute }) {
  const workspace = useWorkspace();
  const router = useRouter();
  const [isOpen, setOpen] = createSignal(false);
  const choices = createMemo(() => filterChoices(workspace, props.route.filter));

  const pick = (choice: Choice) =>
    router.go(
      { ...props.route, filter: afterPick(props.route.filter, choice.id) },
      { isReplacing: true },
    );

  return (
    <Picker
      state={{
        get isOpen() {
          return isOpen();
        },
        setOpen,
      }}
      label="Filter by"
      placeholder="Filter by tag or teammate"
      align="end"
      isMultiple
      choices={choices()}
      onPick={pick}
      trigger={(attributes) => (
        <IconButton
          icon="filter"
          label="Filter"
          aria-pressed={isFiltering(props.route.filter)}
          {...attributes}
        />
      )}
    />
  );
}

function filterChoices({ info, me, tags }: Workspace, filter: InboxFilter): Choice[] {
  return [
    {
      id: "unread",
      label: "Unread",
      mark: () => <Icon name="mail" size={16} />,
      isChecked: filter.isUnread === true,
    },
    {
      id: "owner:",
      label: "Nobody has it",
      group: "Who has it",
      mark: () => <Icon name="unassigned" size={16} />,
      isChecked: filter.owners?.includes(null) === true,
    },
    ...info().members.map((member) => ({
      id: `owner:${member.id}`,
      label: member.id === me().id ? `${member.name} (you)` : member.name,
      group: "Who has it",
      mark: () => <MemberAvatar id={member.id} size="small" />,
      isChecked: filter.owners?.includes(member.id) === true,
    })),
    ...tags().offered.map((tag) => ({
      id: `tag:${tag.id}`,
      label: tag.name,
      group: "Tags",
      mark: () => <TagDot hue={tag.hue} />,
      isChecked: filter.tags?.includes(tag.id) === true,
    })),
  ];
}

function afterPick(filter: InboxFilter, choice: string): InboxFilter {
  if (choice === "unread") return toggledUnread(filter);
  const [kind, id = ""] = choice.split(/:(.*)/s);
  return kind === "tag" ? toggledTag(filter, id) : toggledOwner(filter, id === "" ? null : id);
}
