import "./tag-suggestions.css";
import { createMemo, For, Show } from "solid-js";
import type { Conversation } from "../../shared/domain/conversation.ts";
import { IconButton } from "../ui/button.tsx";
import { percent } from "../ui/percent.ts";
import { TagDot } from "../ui/tag-chip.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import type { ConversationActions } from "./conversation-actions.ts";

const SHOWN = 3;

/** Tags the agent is not sure of (C19): one click sets a tag or dismisses it, and the agent learns from both. */
export function TagSuggestions(props: {
  conversation: Conversation;
  actions: ConversationActions;
}) {
  const { tags } = useWorkspace();
  const suggested = createMemo(() =>
    props.conversation.state.suggestedTags
      .toSorted((a, b) => b.confidence - a.confidence)
      .flatMap(({ tag: id, confidence }) => {
        const tag = tags().find(id);
        return tag === undefined || tag.isArchived ? [] : [{ id, tag, confidence }];
      })
      .slice(0, SHOWN),
  );
  return (
    <Show when={suggested().length > 0}>
      <ul class="tag-suggestions" aria-label="Suggested tags">
        <For each={suggested()}>
          {({ id, tag, confidence }) => (
            <li>
              <button
                type="button"
                class="tag-suggestion"
                data-tip={`${percent(confidence)} sure. Click to set it`}
                aria-label={`Set tag ${tag.name}`}
                onClick={() => props.actions.toggleTag(id)}
              >
                <TagDot hue={tag.hue} />
                {tag.name}?
              </button>
              <IconButton
                icon="close"
                size="small"
                label={`Not ${tag.name}`}
                onClick={() => props.actions.dismissTag(id)}
              />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
