import type { Thread } from "../engine/engine.ts";
import type { Workspace } from "../workspace/workspace.tsx";
import { createMentioning } from "./mentioning.ts";
import { createNoteDraft } from "./note-draft.ts";

/** A note in the making and whom it mentions. */
export function createNoteWriting(options: {
  workspace: Workspace;
  thread: Thread;
  storage: Storage;
  isOn: () => boolean;
}) {
  const { workspace, thread } = options;
  const draft = createNoteDraft(options.storage, thread.id);
  const mentioning = createMentioning({
    isOn: options.isOn,
    text: draft.text,
    setText: draft.set,
    members: () => workspace.info().members,
    me: () => workspace.me().id,
  });

  const send = (words: string) => {
    const mentions = mentioning.mentioned(words);
    void workspace.engine.commands.note(
      thread.id,
      words,
      mentions.length === 0 ? undefined : mentions,
    );
    draft.set("");
    mentioning.forgetPicked();
  };

  return { ...draft, mentioning, send };
}
