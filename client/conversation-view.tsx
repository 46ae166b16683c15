import { createEffect, createSignal, lazy, onCleanup, Show, Suspense } from "solid-js";
import { Composer } from "./composer/composer.tsx";
import { Copilot } from "./copilot/copilot.tsx";
import { createComposerState } from "./composer/composer-state.ts";
import type { Row } from "../shared/domain/row.ts";
import type { Thread } from "./engine/engine.ts";
import { articleOf, type KeptAnswer } from "./knowledge/kept-answer.ts";
import { createConversationActions } from "./thread/conversation-actions.ts";
import { ThreadPane } from "./thread/thread-pane.tsx";
import { useToast } from "./ui/toasts.tsx";
import { VisitorPanel } from "./visitor-panel/visitor-panel.tsx";
import { useWorkspace } from "./workspace/workspace.tsx";
import { visitorName } from "./workspace/visitor-name.ts";

const KeepAnswer = lazy(() => import("./knowledge/keep-answer.tsx"));

/** One opened conversation with its composer and its visitor; it lives as long as the conversation is on screen. */
export function ConversationView(props: {
  id: string;
  row: Row;
  isPanelOpen: boolean;
  onBack: () => void;
  onTogglePanel: () => void;
}) {
  const workspace = useWorkspace();
  const thread = createThread(workspace.engine.openThread, () => props.id);
  const actions = createConversationActions(workspace, useToast(), () => props.id);
  const composer = createComposerState({
    workspace,
    thread,
    row: () => props.row,
    storage: localStorage,
  });

  const [kept, setKept] = createSignal<KeptAnswer | null>(null);
  const mayKeep = () => workspace.info().role !== "teammate";

  const insert = (text: string) => {
    composer.setMode("reply");
    const before = composer.text().trimEnd();
    composer.setText(before === "" ? text : `${before}\n\n${text}`);
  };

  createEffect(() => {
    document.title = `${visitorName(props.row.visitor)} · Lobby`;
  });

  return (
    <>
      <ThreadPane
        thread={thread}
        row={props.row}
        actions={actions}
        isPanelOpen={props.isPanelOpen}
        onBack={() => props.onBack()}
        onTogglePanel={() => props.onTogglePanel()}
        onEditHeld={composer.edit}
        onMakeArticle={mayKeep() ? (message) => setKept(articleOf(thread, message)) : undefined}
        composer={
          <div>
            <Copilot conversation={props.id} onInsert={insert} />
            <Composer state={composer} thread={thread} />
          </div>
        }
      />
      <Show when={kept()}>
        {(article) => (
          <Suspense>
            <KeepAnswer
              at={{ workspace: workspace.info().id, agent: props.row.agent }}
              article={article()}
              onClose={() => setKept(null)}
            />
          </Suspense>
        )}
      </Show>
      <Show when={props.isPanelOpen}>
        <VisitorPanel
          row={props.row}
          onRemoveTag={actions.removeTag}
          onClose={() => props.onTogglePanel()}
        />
      </Show>
    </>
  );
}

function createThread(open: (id: string) => Thread, id: () => string): Thread {
  const thread = open(id());
  onCleanup(() => thread.close());
  return thread;
}
