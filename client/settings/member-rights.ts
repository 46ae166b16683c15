import type { Member, Role } from "../../shared/protocol/http.ts";

export interface MemberRights {
  /** The roles that may be given; empty where the role stays as it is. */
  roles: readonly Role[];
  /** For oneself it means leaving. */
  mayRemove: boolean;
}

/** What one member may do to another, as the server rules: admins leave owners alone, and one owner stays. */
export function rightsOver(
  member: Member,
  { me, members }: { me: Member; members: readonly Member[] },
): MemberRights {
  if (member.id === me.id) {
    const isLastOwner = !members.some((one) => one.role === "owner" && one.id !== me.id);
    return { roles: [], mayRemove: me.role !== "owner" || !isLastOwner };
  }
  if (me.role === "owner") return { roles: ["owner", "admin", "teammate"], mayRemove: true };
  if (me.role === "teammate" || member.role === "owner") return { roles: [], mayRemove: false };
  return { roles: ["admin", "teammate"], mayRemove: true };
}

export const roleWords: Record<Role, { name: string; may: string }> = {
  owner: { name: "Owner", may: "Everything, owners included" },
  admin: { name: "Admin", may: "Works the inbox and manages the team" },
  teammate: { name: "Teammate", may: "Works the inbox" },
};
