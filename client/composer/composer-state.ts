import { createMemo, createSignal } from "solid-js";
import type { Row } from "../../shared/domain/row.ts";
import type { Thread } from "../engine/engine.ts";
import type { Workspace } from "../workspace/workspace.tsx";
import { createNoteWriting } from "./note-writing.ts";
import { replySituation, type ReplySituation } from "./reply-situation.ts";

export interface HeldText {
  id: string;
  text: string;
}

/** The words in the making, whose they are and what sending them does. A held reply is edited apart from the shared draft. */
export function createComposerState(options: {
  workspace: Workspace;
  thread: Thread;
  row: () => Row;
  storage: Storage;
}) {
  const { workspace, thread, row } = options;
  const { commands } = workspace.engine;
  const [mode, setMode] = createSignal<"reply" | "note">("reply");
  const [held, setHeld] = createSignal<HeldText | null>(null);
  const note = createNoteWriting({ ...options, isOn: () => mode() === "note" });

  const situation = createMemo(() => situationOf(workspace, row()));

  const text = () => (mode() === "note" ? note.text() : (held()?.text ?? thread.draft.text()));

  const setText = (next: string) => {
    const edited = held();
    if (mode() === "note") return note.set(next);
    if (edited !== null) setHeld({ ...edited, text: next });
    else thread.draft.set(next);
    thread.setTyping(next !== "");
  };

  const sendReply = (words: string) => {
    const of = held()?.id;
    void commands.reply(thread.id, words, {
      ...(situation().needsAnyway ? { anyway: true } : {}),
      ...(of === undefined ? {} : { of }),
    });
    if (of === undefined) thread.draft.set("");
    setHeld(null);
    thread.setTyping(false);
  };

  const send = () => {
    const words = text().trim();
    if (words === "") return;
    if (mode() === "reply") return sendReply(words);
    note.send(words);
  };

  const edit = (reply: HeldText) => {
    setMode("reply");
    setHeld(reply);
  };

  return {
    mode,
    setMode,
    held,
    edit,
    stopEditing: () => setHeld(null),
    text,
    setText,
    send,
    situation,
    mentioning: note.mentioning,
  };
}

function situationOf(workspace: Workspace, row: Row): ReplySituation {
  return replySituation(row, {
    me: workspace.me().id,
    now: workspace.now(),
    memberName: workspace.memberName,
    agentName: workspace.agentName,
  });
}

export type ComposerState = ReturnType<typeof createComposerState>;
