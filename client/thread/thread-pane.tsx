import "./thread-pane.css";
import { type JSX, Show } from "solid-js";
import type { Row } from "../../shared/domain/row.ts";
import type { Thread } from "../engine/engine.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import type { ConversationActions } from "./conversation-actions.ts";
import { TagSuggestions } from "./tag-suggestions.tsx";
import { ThreadContext } from "./thread-context.tsx";
import { ThreadHeader } from "./thread-header.tsx";
import { Timeline } from "./timeline.tsx";

/** One conversation: its header, everything said, and the composer that is handed in. */
export function ThreadPane(props: {
  thread: Thread;
  row: Row;
  actions: ConversationActions;
  isPanelOpen: boolean;
  onBack: () => void;
  onTogglePanel: () => void;
  onEditHeld: (held: { id: string; text: string }) => void;
  onMakeArticle?: ((message: { id: string; text: string }) => void) | undefined;
  composer: JSX.Element;
}) {
  return (
    <ThreadContext.Provider
      value={{
        get thread() {
          return props.thread;
        },
        row: () => props.row,
        edit: (held) => props.onEditHeld(held),
        get makeArticle() {
          return props.onMakeArticle;
        },
      }}
    >
      <section class="thread-pane" aria-label="Conversation">
        <ThreadHeader
          row={props.row}
          presence={props.thread.presence()}
          actions={props.actions}
          isPanelOpen={props.isPanelOpen}
          onBack={() => props.onBack()}
          onTogglePanel={() => props.onTogglePanel()}
        />
        <Show
          when={props.thread.conversation()}
          fallback={<Pending isMissing={props.thread.isMissing()} />}
        >
          {(conversation) => (
            <>
              <Timeline conversation={conversation()} />
              <TagSuggestions conversation={conversation()} actions={props.actions} />
            </>
          )}
        </Show>
        {props.composer}
      </section>
    </ThreadContext.Provider>
  );
}

function Pending(props: { isMissing: boolean }) {
  return (
    <div class="thread-pending">
      <Show when={props.isMissing} fallback={<SkeletonRows count={5} shape="bubble" />}>
        <EmptyState
          icon="offline"
          title="Not on this device"
          words="This conversation was never opened here. It appears as soon as there is a connection; what you write now is kept and sent then."
        />
      </Show>
    </div>
  );
}
