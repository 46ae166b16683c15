import type { Toast } from "../ui/toasts.tsx";
import type { Workspace } from "../workspace/workspace.tsx";
import { createTagActions } from "./tag-actions.ts";

/** What a person can do with one conversation, each at once and with its undo. */
export function createConversationActions(
  workspace: Workspace,
  toast: (toast: Toast) => void,
  id: () => string,
) {
  const { engine, me, memberName } = workspace;
  const { commands, rows } = engine;
  const row = () => rows.get(id());

  const undoable = (words: string, undo: () => void) =>
    toast({ words, action: { label: "Undo", run: undo } });

  const assign = (to: string | null) => {
    const at = id();
    const before = row()?.owner ?? null;
    if (before === to) return;
    void commands.assign(at, to);
    const whom = to === me().id ? "you" : to === null ? "nobody" : memberName(to);
    undoable(`Assigned to ${whom}`, () => void commands.assign(at, before));
  };

  const resolve = () => {
    const at = id();
    const isMine = row()?.owner === me().id;
    void commands.resolve(at);
    undoable("Resolved", () => {
      void commands.reopen(at);
      if (isMine) void commands.takeOver(at);
    });
  };

  return {
    assign,
    resolve,
    ...createTagActions(workspace, toast, id),
    copyLink: () => copyLink(id(), toast),
    takeOver: () => void commands.takeOver(id()),
    handBack: () => void commands.handBack(id()),
    reopen: () => void commands.reopen(id()),
    snooze: (until: number) => void commands.snooze(id(), until),
  };
}

async function copyLink(id: string, toast: (toast: Toast) => void): Promise<void> {
  const link = new URL(`/inbox/open/${encodeURIComponent(id)}`, location.origin).href;
  try {
    await navigator.clipboard.writeText(link);
    toast({ words: "Link copied" });
  } catch {
    toast({ words: `The browser did not allow copying. The link is ${link}` });
  }
}

export type ConversationActions = ReturnType<typeof createConversationActions>;
