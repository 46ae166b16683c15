import "./inbox-list.css";
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import { useCommands } from "../commands/commands.tsx";
import { formatRoute, type InboxRoute } from "../routing/route.ts";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { InboxRow, ROW_HEIGHT } from "./inbox-row.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { ListHeader } from "./list-header.tsx";
import { createListResults } from "./list-results.ts";
import { createRowWindow } from "./row-window.ts";
import { SearchFoot } from "./search-foot.tsx";

/** The list pane: what the view, the filters and the words typed leave of all conversations. */
export function InboxList(props: { route: InboxRoute; onOpenViews: () => void }) {
  const { engine } = useWorkspace();
  const [text, setText] = createSignal("");
  const [cursor, setCursor] = createSignal<string | null>(null);
  let list!: HTMLUListElement;

  const results = createListResults(engine, () => props.route, text);
  const rowWindow = createRowWindow({ count: () => results.ids().length, height: ROW_HEIGHT });
  const visible = createMemo(() => results.ids().slice(rowWindow.start(), rowWindow.end()));
  const cursorId = createMemo(() => {
    const ids = results.ids();
    const known = [cursor(), props.route.conversation].find(
      (id) => id !== null && ids.includes(id),
    );
    return known ?? ids[0] ?? null;
  });

  const hrefOf = (id: string) => formatRoute({ ...props.route, conversation: id });

  const focusRow = (id: string) => {
    setCursor(id);
    rowWindow.reveal(results.ids().indexOf(id));
    list
      .querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true });
  };

  const step = (by: number) => {
    const ids = results.ids();
    const isInList = list.contains(document.activeElement) || props.route.conversation !== null;
    const at = ids.indexOf(cursorId() ?? "");
    const next = ids[isInList ? Math.max(0, Math.min(at + by, ids.length - 1)) : Math.max(0, at)];
    if (next !== undefined) focusRow(next);
  };

  const onListKeys = (event: KeyboardEvent) => {
    const ids = results.ids();
    const page = Math.max(1, Math.floor(list.clientHeight / ROW_HEIGHT) - 1);
    const moves: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => step(page),
      PageUp: () => step(-page),
      Home: () => ids[0] !== undefined && focusRow(ids[0]),
      End: () => focusRow(ids.at(-1) ?? ""),
    };
    const move = moves[event.key];
    if (move === undefined || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    move();
  };

  useCommands(() => [
    { id: "next", label: "Next conversation", group: "List", keys: "j", run: () => step(1) },
    {
      id: "previous",
      label: "Previous conversation",
      group: "List",
      keys: "k",
      run: () => step(-1),
    },
  ]);

  const view = createMemo(() => props.route.view);
  createEffect(on([view, text], () => rowWindow.scrollToTop(), { defer: true }));

  return (
    <section class="inbox-list" aria-label="Conversations">
      <ListHeader
        route={props.route}
        count={results.ids().length}
        text={text()}
        onText={setText}
        onEnter={() => cursorId() !== null && focusRow(cursorId() ?? "")}
        onOpenViews={() => props.onOpenViews()}
      />
      <FilterChips route={props.route} />
      <div class="inbox-list-scroller" ref={(element) => rowWindow.attach(element)}>
        <Show
          when={!engine.rows.isEmpty() || engine.sync().is !== "catching-up"}
          fallback={<SkeletonRows count={8} shape="row" />}
        >
          <Show when={results.ids().length === 0}>
            <ListEmpty route={props.route} isSearching={results.isSearching()} />
          </Show>
        </Show>
        <ul
          ref={list}
          class="inbox-list-rows"
          style={{ height: `${results.ids().length * ROW_HEIGHT}px` }}
        >
          <For each={visible()}>
            {(id, index) => (
              <Show when={engine.rows.version() >= 0 && engine.rows.get(id)}>
                {(row) => (
                  <InboxRow
                    row={row()}
                    href={hrefOf(id)}
                    position={rowWindow.start() + index()}
                    count={results.ids().length}
                    isOpen={props.route.conversation === id}
                    isCursor={cursorId() === id}
                    snippet={results.everywhere().snippets.get(id)}
                    onFocus={() => setCursor(id)}
                    onAim={() => engine.prepareThread(id)}
                    onKeyDown={onListKeys}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
        <Show when={results.isSearching()}>
          <SearchFoot everywhere={results.everywhere()} onSearch={results.searchEverywhere} />
        </Show>
      </div>
    </section>
  );
}
