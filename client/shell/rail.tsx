import "./rail.css";
import { createMemo, Show } from "solid-js";
import { formatRoute, knowledgeStart, type Route } from "../routing/route.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icon-paths.ts";
import { Logo } from "../ui/logo.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { MeMenu } from "./me-menu.tsx";
import { WorkspacePicker } from "./workspace-picker.tsx";
import type { Workspaces } from "../workspace/workspaces.ts";

/** The parts of Lobby; on a phone the bar at the bottom. */
export function Rail(props: {
  route: Route;
  workspaces: Workspaces;
  onShowKeys: () => void;
  onSignedOut: () => void;
}) {
  const { engine, info } = useWorkspace();
  const waiting = createMemo(() => {
    engine.rows.version();
    return engine.rows.counts()["needs-attention"].all;
  });
  return (
    <nav class="rail" aria-label="Lobby">
      <span class="rail-logo">
        <Show when={props.workspaces.all().length > 1} fallback={<Logo size={28} />}>
          <WorkspacePicker workspaces={props.workspaces} />
        </Show>
      </span>
      <RailLink
        icon="inbox"
        label="Inbox"
        href="/inbox/needs-attention"
        isCurrent={props.route.page === "inbox"}
        count={waiting()}
      />
      <Show when={info().role !== "teammate"}>
        <RailLink
          icon="article"
          label="Knowledge"
          href={formatRoute(knowledgeStart)}
          isCurrent={props.route.page === "knowledge"}
        />
      </Show>
      <Show when={info().role !== "teammate"}>
        <RailLink
          icon="agent"
          label="Agent"
          href={formatRoute({ page: "agent", part: "behaviour", agent: null })}
          isCurrent={props.route.page === "agent"}
        />
      </Show>
      <RailLink
        icon="people"
        label="Team"
        href={formatRoute({ page: "settings", section: "team" })}
        isCurrent={props.route.page === "settings" && props.route.section === "team"}
      />
      <RailLink
        icon="code"
        label="Widget"
        href={formatRoute({ page: "settings", section: "widget" })}
        isCurrent={props.route.page === "settings" && props.route.section === "widget"}
      />
      <span class="rail-space" />
      <MeMenu
        workspaces={props.workspaces}
        onShowKeys={() => props.onShowKeys()}
        onSignedOut={() => props.onSignedOut()}
      />
    </nav>
  );
}

function RailLink(props: {
  icon: IconName;
  label: string;
  href: string;
  isCurrent: boolean;
  count?: number;
}) {
  return (
    <a
      class="rail-link"
      href={props.href}
      data-tip={props.label}
      aria-label={props.count ? `${props.label}, ${props.count} need attention` : props.label}
      aria-current={props.isCurrent ? "page" : undefined}
    >
      <Icon name={props.icon} size={20} />
      <span class="rail-label">{props.label}</span>
      <Show when={props.count}>
        {(count) => (
          <span class="rail-count figures" aria-hidden="true">
            {count() > 99 ? "99+" : count()}
          </span>
        )}
      </Show>
    </a>
  );
}
