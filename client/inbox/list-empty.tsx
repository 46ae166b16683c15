import { Show } from "solid-js";
import type { InboxRoute } from "../routing/route.ts";
import { useRouter } from "../routing/router.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { isFiltering } from "./filter.ts";
import { viewWords } from "./view-words.ts";

/** An empty list says why it is empty and what to do. */
export function ListEmpty(props: { route: InboxRoute; isSearching: boolean }) {
  const { engine } = useWorkspace();
  const router = useRouter();
  const words = () => viewWords[props.route.view];
  const isNew = () => engine.rows.isEmpty();
  const isOnline = () => engine.sync().is === "live";

  return (
    <Show
      when={!props.isSearching}
      fallback={<EmptyState icon="search" title="Nothing found on this device" />}
    >
      <Show
        when={!isFiltering(props.route.filter)}
        fallback={
          <EmptyState icon="filter" title="Nothing passes these filters">
            <Button onClick={() => router.go({ ...props.route, filter: {} })}>Clear filters</Button>
          </EmptyState>
        }
      >
        <Show
          when={!isNew()}
          fallback={
            <EmptyState
              icon="inbox"
              title={isOnline() ? "Your inbox is ready" : "Nothing on this device yet"}
              words={
                isOnline()
                  ? "Put the widget on your website and the first conversation appears here."
                  : "Once there is a connection the inbox is kept here, and works without one from then on."
              }
            >
              <Show when={isOnline()}>
                <Button onClick={() => router.go({ page: "settings", section: "widget" })}>
                  Get the widget
                </Button>
              </Show>
            </EmptyState>
          }
        >
          <EmptyState icon={words().icon} title={words().empty.title} words={words().empty.words}>
            <Show when={props.route.view === "needs-attention"}>
              <Button onClick={() => router.go({ ...props.route, view: "open" })}>
                See all open
              </Button>
            </Show>
          </EmptyState>
        </Show>
      </Show>
    </Show>
  );
}
