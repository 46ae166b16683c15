import "./settings-page.css";
import { For, Match, Switch } from "solid-js";
import { formatRoute, type SettingsSection, settingsSections } from "../routing/route.ts";
import { Page } from "../ui/page.tsx";
import { TagsSettings } from "./tags/tags-settings.tsx";
import { TeamSettings } from "./team-settings.tsx";
import { WidgetSettings } from "./widget-settings.tsx";

const labels: Record<SettingsSection, string> = { team: "Team", tags: "Tags", widget: "Widget" };

/** The settings, one section at a time. */
export default function SettingsPage(props: { section: SettingsSection; onLeft: () => void }) {
  return (
    <Page column="settings-column">
      <nav class="page-tabs" aria-label="Settings">
        <For each={settingsSections}>
          {(section) => (
            <a
              href={formatRoute({ page: "settings", section })}
              aria-current={props.section === section ? "page" : undefined}
            >
              {labels[section]}
            </a>
          )}
        </For>
      </nav>
      <Switch>
        <Match when={props.section === "team"}>
          <TeamSettings onLeft={() => props.onLeft()} />
        </Match>
        <Match when={props.section === "tags"}>
          <TagsSettings />
        </Match>
        <Match when={props.section === "widget"}>
          <WidgetSettings />
        </Match>
      </Switch>
    </Page>
  );
}
