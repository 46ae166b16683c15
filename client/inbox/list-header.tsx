import "./list-header.css";
import { Show } from "solid-js";
import { useCommands } from "../commands/commands.tsx";
import type { InboxRoute } from "../routing/route.ts";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { SortMenu } from "./sort-menu.tsx";
import { viewWords } from "./view-words.ts";

/** What the list shows, and the box to search it. */
export function ListHeader(props: {
  route: InboxRoute;
  count: number;
  text: string;
  onText: (text: string) => void;
  onEnter: () => void;
  onOpenViews: () => void;
}) {
  let input!: HTMLInputElement;

  useCommands(() => [
    {
      id: "search",
      label: "Search",
      group: "List",
      keys: "/",
      icon: "search",
      run: () => input.select(),
    },
  ]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (props.text === "") input.blur();
      else props.onText("");
    } else if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      props.onEnter();
    }
  };

  return (
    <header class="list-header">
      <div class="list-header-line">
        <span class="list-header-views">
          <IconButton icon="menu" label="Views" onClick={() => props.onOpenViews()} />
        </span>
        <h1>{props.text.trim() === "" ? viewWords[props.route.view].label : "Search"}</h1>
        <span class="list-header-count figures" aria-label={`${props.count} conversations`}>
          {props.count.toLocaleString("en-GB")}
        </span>
        <FilterMenu route={props.route} />
        <SortMenu route={props.route} />
      </div>
      <div class="list-header-search">
        <Icon name="search" size={16} />
        <input
          ref={input}
          type="text"
          role="searchbox"
          enterkeyhint="search"
          autocomplete="off"
          spellcheck={false}
          placeholder="Search names, messages, tags"
          aria-label="Search conversations"
          value={props.text}
          onInput={(event) => props.onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Show when={props.text !== ""} fallback={<Kbd keys="/" />}>
          <IconButton icon="close" label="Clear the search" onClick={() => props.onText("")} />
        </Show>
      </div>
    </header>
  );
}
