import { For, Show } from "solid-js";
import { CheckField } from "../../ui/check-field.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";
import type { AgentDraft } from "./agent-draft.ts";

/** Which of the workspace's tags the agent may give. */
export function TagsField(props: { draft: AgentDraft }) {
  const { info } = useWorkspace();
  const chosen = () => props.draft.settings.tags;
  const put = (id: string, isOn: boolean) =>
    props.draft.set("tags", (before) => {
      const others = (before ?? []).filter((one) => one !== id);
      return isOn ? [...others, id] : others;
    });
  return (
    <Show
      when={info().tags.length > 0}
      fallback={<p class="settings-hint">This workspace has no tags yet.</p>}
    >
      <CheckField
        label="Any tag of the workspace"
        isChecked={chosen() === null}
        onChange={(isAll) => props.draft.set("tags", isAll ? null : [])}
      />
      <Show when={chosen() !== null}>
        <div class="agent-settings-checks">
          <For each={info().tags}>
            {(tag) => (
              <CheckField
                label={tag.name}
                isChecked={chosen()?.includes(tag.id) === true}
                onChange={(isOn) => put(tag.id, isOn)}
              />
            )}
          </For>
        </div>
      </Show>
    </Show>
  );
}
