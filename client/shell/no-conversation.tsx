import "./no-conversation.css";
import { Show } from "solid-js";
import { EmptyState } from "../ui/empty-state.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";

/** The place of the thread while there is none. */
export function NoConversation(props: { id: string | null }) {
  const { engine } = useWorkspace();
  return (
    <section class="no-conversation" aria-label="Conversation">
      <Show
        when={props.id !== null && !engine.rows.isEmpty()}
        fallback={
          <div class="no-conversation-keys" aria-hidden="true">
            <p>
              <Kbd keys="j" /> <Kbd keys="k" /> move in the list
            </p>
            <p>
              <Kbd keys="Enter" /> opens
            </p>
            <p>
              <Kbd keys="Mod+k" /> everything else
            </p>
          </div>
        }
      >
        <EmptyState
          icon="inbox"
          title="This conversation is not here"
          words="It may have been removed, or this device has not heard of it yet."
        />
      </Show>
    </section>
  );
}
