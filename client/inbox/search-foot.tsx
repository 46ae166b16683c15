import "./search-foot.css";
import { Match, Switch } from "solid-js";
import { Button } from "../ui/button.tsx";
import type { Everywhere } from "./list-results.ts";

/** Below what the device found: the way to the whole history. */
export function SearchFoot(props: { everywhere: Everywhere; onSearch: () => void }) {
  return (
    <div class="search-foot" aria-live="polite">
      <Switch>
        <Match when={props.everywhere.is === "idle"}>
          <Button icon="search" size="small" onClick={() => props.onSearch()}>
            Search everything
          </Button>
          <p>This is what the device holds.</p>
        </Match>
        <Match when={props.everywhere.is === "searching"}>
          <p>Searching everything</p>
        </Match>
        <Match when={props.everywhere.is === "done"}>
          <p>{doneWords(props.everywhere.snippets.size)}</p>
        </Match>
        <Match when={props.everywhere.is === "offline"}>
          <p>You are offline: this is what the device holds.</p>
        </Match>
        <Match when={true}>
          <p>The server could not search right now. This is what the device holds.</p>
          <Button size="small" onClick={() => props.onSearch()}>
            Try again
          </Button>
        </Match>
      </Switch>
    </div>
  );
}

function doneWords(count: number): string {
  if (count === 0) return "Searched everything: nothing more.";
  return count === 1
    ? "Searched everything: 1 conversation mentions it."
    : `Searched everything: ${count} conversations mention it.`;
}
