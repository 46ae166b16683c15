import type { Similar, Suggestion, Summary } from "../../shared/protocol/copilot-calls.ts";
import { type Answer, request } from "./request.ts";

const copilot = (workspace: string, conversation: string, what: string) =>
  `/api/workspaces/${encodeURIComponent(workspace)}/conversations/${encodeURIComponent(conversation)}/copilot/${what}`;

export const suggestReply = (workspace: string, conversation: string): Answer<Suggestion> =>
  request("POST", copilot(workspace, conversation, "suggestion"));

export const summarise = (workspace: string, conversation: string): Answer<Summary> =>
  request("POST", copilot(workspace, conversation, "summary"));

export const findSimilar = (workspace: string, conversation: string): Answer<Similar> =>
  request("POST", copilot(workspace, conversation, "similar"));
