import type { Command } from "../commands/commands.tsx";
import type { Route } from "../routing/route.ts";

/** Ways to the pages beside the inbox; the agent's settings are for those who may change them. */
export function placeCommands(go: (route: Route) => void, isAdministrator: boolean): Command[] {
  const agent: Command = {
    id: "go-agent",
    label: "Agent",
    group: "Go to",
    keys: "g a",
    icon: "agent",
    run: () => go({ page: "agent", part: "behaviour", agent: null }),
  };
  return [
    ...(isAdministrator ? [agent] : []),
    {
      id: "go-team",
      label: "Team",
      group: "Go to",
      keys: "g t",
      icon: "people",
      run: () => go({ page: "settings", section: "team" }),
    },
    {
      id: "go-tags",
      label: "Tags",
      group: "Go to",
      icon: "tag",
      run: () => go({ page: "settings", section: "tags" }),
    },
    {
      id: "go-widget",
      label: "Widget",
      group: "Go to",
      keys: "g w",
      icon: "code",
      run: () => go({ page: "settings", section: "widget" }),
    },
  ];
}
