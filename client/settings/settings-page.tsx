import "./settings-page.css";
import { Match, Switch } from "solid-js";
import type { SettingsSection } from "../routing/route.ts";
import { Page } from "../ui/page.tsx";
import { TagsSettings } from "./tags/tags-settings.tsx";
import { TeamSettings } from "./team-settings.tsx";
import { WidgetSettings } from "./widget-settings.tsx";

/** The settings, one section at a time. */
export default function SettingsPage(props: { section: SettingsSection; onLeft: () => void }) {
  return (
    <Page column="settings-column">
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
