import "./inbox-page.css";
import { createEffect, createMemo, createSignal, on, Show } from "solid-js";
import { useCommands } from "./commands/commands.tsx";
import { ConversationView } from "./conversation-view.tsx";
import { InboxList } from "./inbox/inbox-list.tsx";
import { ViewsPane } from "./inbox/views-pane.tsx";
import type { InboxRoute } from "./routing/route.ts";
import { useRouter } from "./routing/router.tsx";
import { createListWidth, ListResizer } from "./shell/list-width.tsx";
import { createMedia } from "./ui/media.ts";
import { PartBoundary } from "./shell/part-boundary.tsx";
import { NoConversation } from "./shell/no-conversation.tsx";
import { useWorkspace } from "./workspace/workspace.tsx";

const PANEL_KEY = "lobby:panel";

/** The inbox: views, list, thread and visitor side by side, drawers where there is no room. */
export function InboxPage(props: { route: InboxRoute }) {
  const { engine } = useWorkspace();
  const router = useRouter();
  const isWide = createMedia("(width >= 1100px)");
  const listWidth = createListWidth(localStorage);
  const [isPanelWanted, setPanelWanted] = createSignal(
    localStorage.getItem(PANEL_KEY) !== "closed",
  );
  const [isDrawerOpen, setDrawerOpen] = createSignal(false);
  const [isViewsOpen, setViewsOpen] = createSignal(false);
  let page!: HTMLDivElement;

  const isPanelOpen = () => (isWide() ? isPanelWanted() : isDrawerOpen());
  const conversation = createMemo(() => props.route.conversation);
  const opened = createMemo(() => {
    engine.rows.version();
    const id = conversation();
    return id === null ? undefined : engine.rows.get(id);
  });

  const togglePanel = () => {
    if (!isWide()) return setDrawerOpen((isOpen) => !isOpen);
    setPanelWanted((isWanted) => !isWanted);
    localStorage.setItem(PANEL_KEY, isPanelWanted() ? "open" : "closed");
  };

  const closeDrawers = () => {
    setDrawerOpen(false);
    setViewsOpen(false);
  };

  const back = () => {
    const id = conversation();
    if (isDrawerOpen() || isViewsOpen()) return closeDrawers();
    const isInList = page.querySelector(".inbox-list")?.contains(document.activeElement) === true;
    if (id !== null && (isInList || !isWide())) router.go({ ...props.route, conversation: null });
    else page.querySelector<HTMLElement>(".inbox-row-link[tabindex='0']")?.focus();
  };

  useCommands(() => [
    { id: "back", label: "One step back", group: "List", keys: "Escape", run: back },
    ...(opened() === undefined
      ? []
      : [
          {
            id: "panel",
            label: "Show or hide the visitor",
            group: "Conversation" as const,
            keys: "i",
            run: togglePanel,
          },
        ]),
  ]);

  createEffect(on(conversation, closeDrawers, { defer: true }));

  return (
    <div
      ref={page}
      class="inbox-page"
      data-pane={conversation() === null ? "list" : "thread"}
      data-panel={opened() !== undefined && isPanelOpen() ? "open" : undefined}
      data-views={isViewsOpen() ? "open" : undefined}
      style={{ "--list-width": `${listWidth.width()}px` }}
    >
      <ViewsPane route={props.route} onPick={() => setViewsOpen(false)} />
      <InboxList route={props.route} onOpenViews={() => setViewsOpen(true)} />
      <ListResizer width={listWidth.width()} onResize={listWidth.set} />
      <Show when={conversation()} keyed fallback={<NoConversation id={null} />}>
        {(id) => (
          <Show when={opened()} fallback={<NoConversation id={id} />}>
            {(row) => (
              <PartBoundary title="This conversation could not be shown">
                <ConversationView
                  id={id}
                  row={row()}
                  isPanelOpen={isPanelOpen()}
                  onBack={() => router.go({ ...props.route, conversation: null })}
                  onTogglePanel={togglePanel}
                />
              </PartBoundary>
            )}
          </Show>
        )}
      </Show>
      <Show when={isDrawerOpen() || isViewsOpen()}>
        <button type="button" class="drawer-veil" aria-label="Close" onClick={closeDrawers} />
      </Show>
    </div>
  );
}
