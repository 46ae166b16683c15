import { createTag } from "../api/tags.ts";
import type { Toast } from "../ui/toasts.tsx";
import type { Workspace } from "../workspace/workspace.tsx";

/** What a person can do with the tags of one conversation. */
export function createTagActions(
  { engine, tag, tags, info }: Workspace,
  toast: (toast: Toast) => void,
  id: () => string,
) {
  const { commands, rows } = engine;
  const set = () => rows.get(id())?.tags ?? [];

  /** Whatever the tag was called before it was merged, it is gone. */
  const removeTag = (tagId: string) => {
    const at = id();
    const isSame = (other: string) => tags().find(other)?.id === tags().find(tagId)?.id;
    const before = set().filter((other) => other !== tagId && isSame(other));
    for (const one of [tagId, ...before]) void commands.removeTag(at, one);
    const undo = () => void commands.addTag(at, tagId);
    const words = `Tag ${tag(tagId)?.name ?? ""} removed`;
    toast({ words, action: { label: "Undo", run: undo } });
  };

  const toggleTag = (tagId: string) => {
    if (
      tags()
        .of(set())
        .some((one) => one.id === tagId)
    )
      removeTag(tagId);
    else void commands.addTag(id(), tagId);
  };

  /** Removed before it was ever set: the agent does not suggest it again (C14). */
  const dismissTag = (tagId: string) => {
    void commands.removeTag(id(), tagId);
    toast({ words: `Not ${tag(tagId)?.name ?? "that tag"}. The agent learns from it` });
  };

  const addNewTag = async (name: string) => {
    const at = id();
    const answer = await createTag(info().id, { name });
    if (!answer.ok) return toast({ words: answer.problem.message });
    await engine.refreshWorkspace();
    await commands.addTag(at, answer.value.id);
  };

  return { removeTag, toggleTag, dismissTag, addNewTag };
}
