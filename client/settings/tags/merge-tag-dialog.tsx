import { createSignal, Show, untrack } from "solid-js";
import type { TagDetails } from "../../../shared/protocol/http.ts";
import { mergeTag } from "../../api/tags.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { createSubmission } from "../../ui/form.ts";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";

/** Two tags that mean the same become one; there is no way back. */
export function MergeTagDialog(props: {
  tag: TagDetails;
  others: readonly TagDetails[];
  onClose: () => void;
  onMerged: () => void;
}) {
  const { info } = useWorkspace();
  const [into, setInto] = createSignal(untrack(() => props.others[0]?.id ?? ""));
  const { isBusy, problem, submit } = createSubmission({
    send: () => mergeTag(info().id, props.tag.id, into()),
    done: () => props.onMerged(),
  });
  return (
    <Dialog title={`Merge ${props.tag.name}`} onClose={() => props.onClose()}>
      <Show
        when={props.others.length > 0}
        fallback={<p>There is no other tag to merge it into.</p>}
      >
        <form class="tag-form" onSubmit={(event) => void submit(event)}>
          <p>
            Every conversation tagged {props.tag.name} bears the other tag instead, and its examples
            go over. This cannot be undone.
          </p>
          <SelectField
            label="Into"
            value={into()}
            options={props.others.map(({ id, name }) => ({ id, label: name }))}
            onChange={setInto}
          />
          <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
          <div class="dialog-actions">
            <Button onClick={() => props.onClose()}>Cancel</Button>
            <Button look="danger" type="submit" disabled={isBusy()}>
              Merge
            </Button>
          </div>
        </form>
      </Show>
    </Dialog>
  );
}
