import type { Invited, Role } from "../../shared/protocol/http.ts";
import { type Answer, request } from "./request.ts";

const invitations = (workspace: string) => `/api/workspaces/${workspace}/invitations`;
const members = (workspace: string) => `/api/workspaces/${workspace}/members`;

export const invite = (workspace: string, email: string, role: Role): Answer<Invited> =>
  request("POST", invitations(workspace), { email, role });

export const resendInvitation = (workspace: string, id: string): Answer<Invited> =>
  request("POST", `${invitations(workspace)}/${encodeURIComponent(id)}/resend`);

export const revokeInvitation = (workspace: string, id: string): Answer<unknown> =>
  request("DELETE", `${invitations(workspace)}/${encodeURIComponent(id)}`);

export const changeRole = (workspace: string, member: string, role: Role): Answer<unknown> =>
  request("PATCH", `${members(workspace)}/${encodeURIComponent(member)}`, { role });

export const removeMember = (workspace: string, member: string): Answer<unknown> =>
  request("DELETE", `${members(workspace)}/${encodeURIComponent(member)}`);
