import { type Accessor, createSignal } from "solid-js";
import type { Me, Member, WorkspaceInfo } from "../../shared/protocol/http.ts";

/** Members and tags of the workspace, as far as known. */
export interface Directory {
  workspace: Accessor<WorkspaceInfo>;
  me: Accessor<Member>;
  set(workspace: WorkspaceInfo): void;
  memberName(id: string): string | null;
  tagName(id: string): string;
  /** The tag that an id stands for, since some were merged into others. */
  standingTag(id: string): string;
}

export function createDirectory({ user, workspaces }: Me, workspaceId: string): Directory {
  const own = workspaces.find(({ id }) => id === workspaceId);
  if (own === undefined) throw new Error("you are no member of this workspace");
  const self: Member = { ...user, role: own.role };
  const [workspace, setWorkspace] = createSignal<WorkspaceInfo>({
    ...own,
    members: [self],
    agents: [],
    tags: [],
    invitations: [],
  });
  const standingTag = (id: string) =>
    workspace().tags.find((tag) => tag.id === id)?.mergedInto ?? id;
  return {
    workspace,
    me: () => workspace().members.find(({ id }) => id === user.id) ?? self,
    set: (info) => void setWorkspace(() => info),
    memberName: (id) => workspace().members.find((member) => member.id === id)?.name ?? null,
    tagName: (id) => {
      const standing = standingTag(id);
      return workspace().tags.find((tag) => tag.id === standing)?.name ?? "";
    },
    standingTag,
  };
}
