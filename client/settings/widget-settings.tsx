import { For } from "solid-js";
import { AgentMark } from "../ui/avatar.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { CopyButton } from "./copy-button.tsx";

/** How a website gets its widget: one line to paste, per agent. */
export function WidgetSettings() {
  const { info } = useWorkspace();
  const snippetOf = (key: string) =>
    `<script src="${location.origin}/widget.js" data-key="${key}" async></script>`;
  return (
    <>
      <header>
        <h1>Widget</h1>
        <p class="lead">
          Paste this before the end of the body on every page where visitors may ask. Nothing else
          is loaded until somebody opens it.
        </p>
      </header>
      <For each={info().agents}>
        {(agent) => (
          <section class="settings-card">
            <pre class="settings-snippet">{snippetOf(agent.widgetKey)}</pre>
            <div class="settings-row">
              <AgentMark />
              <div>
                {agent.name}
                <small>Answers first, from your articles</small>
              </div>
              <CopyButton text={snippetOf(agent.widgetKey)} label="Copy snippet" />
            </div>
          </section>
        )}
      </For>
    </>
  );
}
