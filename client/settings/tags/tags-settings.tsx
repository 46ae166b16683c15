import "./tags-settings.css";
import { createMemo, createResource, createSignal, For, Show } from "solid-js";
import type { TagDetails } from "../../../shared/protocol/http.ts";
import { readTags } from "../../api/tags.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failed } from "../../ui/failed.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";
import { MergeTagDialog } from "./merge-tag-dialog.tsx";
import { TagDialog } from "./tag-dialog.tsx";
import { TagRow } from "./tag-row.tsx";

type Open = { is: "new" } | { is: "edit" | "merge"; tag: TagDetails };

/** The tags of the workspace: what each means, and what the agent may do with it. */
export function TagsSettings() {
  const { engine, info } = useWorkspace();
  const [answer, { refetch }] = createResource(() => readTags(info().id));
  const [open, setOpen] = createSignal<Open>();
  const mayChange = () => info().role !== "teammate";
  const standing = createMemo(() => {
    const read = answer.latest;
    return read?.ok === true ? read.value.filter(({ mergedInto }) => mergedInto === null) : [];
  });
  const inUse = () => standing().filter(({ isArchived }) => !isArchived);
  const archived = () => standing().filter(({ isArchived }) => isArchived);
  const problem = () => {
    const read = answer.latest;
    return read?.ok === false ? read.problem : undefined;
  };

  const changed = async () => {
    setOpen();
    await Promise.all([refetch(), engine.refreshWorkspace()]);
  };
  const row = (tag: TagDetails) => (
    <TagRow
      tag={tag}
      mayChange={mayChange()}
      onEdit={() => setOpen({ is: "edit", tag })}
      onMerge={() => setOpen({ is: "merge", tag })}
      onChanged={() => void changed()}
    />
  );

  return (
    <>
      <header class="tags-header">
        <div>
          <h1>Tags</h1>
          <p class="lead">
            The agent tags conversations by these names, descriptions and examples. It sets what it
            is sure of, suggests the rest, and learns from what the team keeps and takes off.
          </p>
        </div>
        <Button look="primary" icon="plus" onClick={() => setOpen({ is: "new" })}>
          New tag
        </Button>
      </header>
      <Failed problem={problem()} onAgain={() => void refetch()} />
      <Show when={answer.loading && answer.latest === undefined}>
        <SkeletonRows count={5} shape="row" />
      </Show>
      <Show
        when={inUse().length > 0}
        fallback={
          <Show when={answer.latest?.ok}>
            <EmptyState
              icon="tag"
              title="No tags yet"
              words="Tags group conversations by what they are about. A name is enough to begin with."
            />
          </Show>
        }
      >
        <ul class="settings-card">
          <For each={inUse()}>{row}</For>
        </ul>
      </Show>
      <Show when={archived().length > 0}>
        <section>
          <h2>Archived</h2>
          <ul class="settings-card">
            <For each={archived()}>{row}</For>
          </ul>
        </section>
      </Show>
      <Show when={open()} keyed>
        {(one) =>
          one.is === "merge" ? (
            <MergeTagDialog
              tag={one.tag}
              others={inUse().filter(({ id }) => id !== one.tag.id)}
              onClose={() => setOpen()}
              onMerged={() => void changed()}
            />
          ) : (
            <TagDialog
              tag={one.is === "edit" ? one.tag : null}
              onClose={() => setOpen()}
              onSaved={() => void changed()}
            />
          )
        }
      </Show>
    </>
  );
}
