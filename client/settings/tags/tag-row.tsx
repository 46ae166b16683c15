import { createSignal, Show } from "solid-js";
import type { TagDetails } from "../../../shared/protocol/http.ts";
import { changeTag } from "../../api/tags.ts";
import { IconButton } from "../../ui/button.tsx";
import type { Choice } from "../../ui/choice.ts";
import { Picker } from "../../ui/picker.tsx";
import { TagDot } from "../../ui/tag-chip.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";
import { thresholdWords } from "./threshold-words.ts";

/** One tag with what it means, and what can be done with it. */
export function TagRow(props: {
  tag: TagDetails;
  mayChange: boolean;
  onEdit: () => void;
  onMerge: () => void;
  onChanged: () => void;
}) {
  const { info } = useWorkspace();
  const toast = useToast();
  const [isOpen, setOpen] = createSignal(false);
  const choices = (): Choice[] =>
    props.tag.isArchived
      ? [{ id: "restore", label: "Use again" }]
      : [
          { id: "edit", label: "Edit" },
          { id: "merge", label: "Merge into another" },
          { id: "archive", label: "Archive" },
        ];

  const archive = async (isArchived: boolean) => {
    const answer = await changeTag(info().id, props.tag.id, { isArchived });
    if (!answer.ok) return toast({ words: answer.problem.message });
    props.onChanged();
  };
  const pick = (id: string) => {
    if (id === "edit") props.onEdit();
    else if (id === "merge") props.onMerge();
    else void archive(id === "archive");
  };
  const examples = () => {
    const count = props.tag.examples.length;
    return count === 0 ? "" : ` · ${count} ${count === 1 ? "example" : "examples"}`;
  };

  return (
    <li class="settings-row tag-row">
      <TagDot hue={props.tag.hue} />
      <div>
        <bdi>{props.tag.name}</bdi>
        <small>{props.tag.description || "No description"}</small>
      </div>
      <span class="tag-row-agent">
        <Show when={!props.tag.isArchived} fallback="Not in use">
          {thresholdWords(props.tag.threshold)}
          {examples()}
        </Show>
      </span>
      <Show when={props.mayChange}>
        <Picker
          state={{
            get isOpen() {
              return isOpen();
            },
            setOpen,
          }}
          label={`Tag ${props.tag.name}`}
          align="end"
          choices={choices()}
          onPick={({ id }) => pick(id)}
          trigger={(attributes) => (
            <IconButton icon="more" label={`More for ${props.tag.name}`} {...attributes} />
          )}
        />
      </Show>
    </li>
  );
}
