import "./page.css";
import { createEffect, Index, type JSX, on, Show } from "solid-js";
import { SelectField } from "./select-field.tsx";

/** A page of its own beside the rail: one column that scrolls. `column` names it for what is laid out in it. */
export function Page(props: { column: string; children: JSX.Element }) {
  return (
    <div class="page">
      <div class={`page-column ${props.column}`}>{props.children}</div>
    </div>
  );
}

export interface PageTab {
  href: string;
  label: string;
  isHere: boolean;
}

/** What the page is, whose it is where there are several agents, and its parts. */
export function PageHeader(props: {
  title: string;
  lead: string;
  agents: readonly { id: string; name: string }[];
  agent: string;
  onAgent: (id: string) => void;
  /** What the tabs are parts of. */
  name: string;
  tabs: readonly PageTab[];
}) {
  let tabs!: HTMLElement;
  // On a phone the last tabs are beyond the edge.
  createEffect(
    on(
      () => props.tabs.findIndex(({ isHere }) => isHere),
      () => tabs.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }),
    ),
  );
  return (
    <header class="page-header">
      <div>
        <h1>{props.title}</h1>
        <p class="lead">{props.lead}</p>
      </div>
      <Show when={props.agents.length > 1}>
        <SelectField
          label="Agent"
          isLabelHidden
          value={props.agent}
          options={props.agents.map(({ id, name }) => ({ id, label: name }))}
          onChange={props.onAgent}
        />
      </Show>
      <nav class="page-tabs" aria-label={props.name} ref={tabs}>
        <Index each={props.tabs}>
          {(tab) => (
            <a href={tab().href} aria-current={tab().isHere ? "page" : undefined}>
              {tab().label}
            </a>
          )}
        </Index>
      </nav>
    </header>
  );
}
