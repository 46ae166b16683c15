import type { InvitationInfo, Me, SetupState } from "../../shared/protocol/http.ts";
import { type Answer, request } from "./request.ts";

export interface NewOwner {
  workspace: string;
  name: string;
  email: string;
  password: string;
}

export const readSetup = (): Answer<SetupState> => request("GET", "/api/setup");

export const createOwner = (owner: NewOwner): Answer<unknown> =>
  request("POST", "/api/setup", owner);

export const readMe = (): Answer<Me> => request("GET", "/api/me");

export const signIn = (email: string, password: string): Answer<unknown> =>
  request("POST", "/api/auth/sign-in/email", { email, password });

export const readInvitation = (id: string): Answer<InvitationInfo> =>
  request("GET", `/api/invitations/${encodeURIComponent(id)}`);

export const acceptInvitation = (
  id: string,
  accepted: { name?: string; password: string },
): Answer<unknown> =>
  request("POST", `/api/invitations/${encodeURIComponent(id)}/accept`, accepted);
