import "./filter-chips.css";
import { createMemo, For, Show } from "solid-js";
import type { InboxFilter } from "../../shared/domain/inbox-query.ts";
import type { InboxRoute } from "../routing/route.ts";
import { useRouter } from "../routing/router.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWorkspace, type Workspace } from "../workspace/workspace.tsx";
import { toggledOwner, toggledTag, toggledUnread } from "./filter.ts";

interface Chip {
  label: string;
  /** The filter without it. */
  without: InboxFilter;
}

/** The filters in force, each with the way out of it. */
export function FilterChips(props: { route: InboxRoute }) {
  const workspace = useWorkspace();
  const router = useRouter();
  const chips = createMemo(() => chipsOf(props.route.filter, workspace));
  const set = (filter: InboxFilter) => router.go({ ...props.route, filter }, { isReplacing: true });

  return (
    <Show when={chips().length > 0}>
      <div class="filter-chips">
        <For each={chips()}>
          {(chip) => (
            <button
              type="button"
              class="filter-chip"
              aria-label={`Remove filter ${chip.label}`}
              onClick={() => set(chip.without)}
            >
              {chip.label}
              <Icon name="close" size={12} />
            </button>
          )}
        </For>
        <Show when={chips().length > 1}>
          <button type="button" class="filter-chip-clear" onClick={() => set({})}>
            Clear all
          </button>
        </Show>
      </div>
    </Show>
  );
}

function chipsOf(filter: InboxFilter, workspace: Workspace): Chip[] {
  const unread =
    filter.isUnread === true ? [{ label: "Unread", without: toggledUnread(filter) }] : [];
  const owners = (filter.owners ?? []).map((owner) => ({
    label: owner === null ? "Nobody has it" : workspace.memberName(owner),
    without: toggledOwner(filter, owner),
  }));
  const tags = (filter.tags ?? []).map((tag) => ({
    label: workspace.tag(tag)?.name ?? "A tag that is gone",
    without: toggledTag(filter, tag),
  }));
  return [...unread, ...owners, ...tags];
}
