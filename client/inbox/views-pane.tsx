import "./views-pane.css";
import { createMemo, For, Show } from "solid-js";
import { type InboxView, inboxViews } from "../../shared/domain/inbox-query.ts";
import { useCommands } from "../commands/commands.tsx";
import { formatRoute, type InboxRoute } from "../routing/route.ts";
import { useRouter } from "../routing/router.tsx";
import { Icon } from "../ui/icon.tsx";
import { TagDot } from "../ui/tag-chip.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { toggledTag } from "./filter.ts";
import { viewWords } from "./view-words.ts";

/** The views with their counts, and the tags as one more way to narrow. */
export function ViewsPane(props: { route: InboxRoute; onPick: () => void }) {
  const { info, tags } = useWorkspace();
  const router = useRouter();

  const hrefOf = (view: InboxView) =>
    formatRoute({ page: "inbox", view, conversation: null, filter: {}, sort: null });

  useCommands(() =>
    inboxViews.map((view) => ({
      id: `view-${view}`,
      label: viewWords[view].label,
      group: "Go to" as const,
      icon: viewWords[view].icon,
      keys: `g ${viewWords[view].key}`,
      run: () => router.go({ page: "inbox", view, conversation: null, filter: {}, sort: null }),
    })),
  );

  return (
    <nav class="views-pane" aria-label="Views">
      <p class="views-pane-workspace">{info().name}</p>
      <ul>
        <For each={inboxViews}>
          {(view) => (
            <ViewLink
              view={view}
              href={hrefOf(view)}
              isCurrent={props.route.view === view}
              onPick={() => props.onPick()}
            />
          )}
        </For>
      </ul>
      <Show when={tags().offered.length > 0}>
        <h2 class="views-pane-heading">
          <a href={formatRoute({ page: "settings", section: "tags" })}>Tags</a>
        </h2>
        <ul>
          <For each={tags().offered}>
            {(tag) => {
              const isOn = () => props.route.filter.tags?.includes(tag.id) === true;
              const href = () =>
                formatRoute({ ...props.route, filter: toggledTag(props.route.filter, tag.id) });
              return (
                <li>
                  <a class="view-link" href={href()} aria-current={isOn() ? "true" : undefined}>
                    <span class="view-link-dot">
                      <TagDot hue={tag.hue} />
                    </span>
                    <span class="view-link-label">{tag.name}</span>
                  </a>
                </li>
              );
            }}
          </For>
        </ul>
      </Show>
    </nav>
  );
}

function ViewLink(props: {
  view: InboxView;
  href: string;
  isCurrent: boolean;
  onPick: () => void;
}) {
  const { engine } = useWorkspace();
  const words = () => viewWords[props.view];
  const count = createMemo(() => {
    engine.rows.version();
    return engine.rows.counts()[props.view].all;
  });

  return (
    <li>
      <a
        class="view-link"
        href={props.href}
        data-view={props.view}
        data-any={count() > 0 ? "" : undefined}
        data-shortcut={`g ${words().key}`}
        aria-current={props.isCurrent ? "page" : undefined}
        onClick={() => props.onPick()}
      >
        <Icon name={words().icon} />
        <span class="view-link-label">{words().label}</span>
        <Show when={count() > 0}>
          <span class="view-link-count figures">{count().toLocaleString("en-GB")}</span>
        </Show>
      </a>
    </li>
  );
}
