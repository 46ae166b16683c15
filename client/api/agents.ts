import type { AgentInfo, SigningKey } from "../../shared/protocol/agent-admin.ts";
import type { AgentSettings } from "../../shared/protocol/agent-settings.ts";
import { type Answer, request } from "./request.ts";

const agent = (id: string) => `/api/agents/${encodeURIComponent(id)}`;

export const readAgent = (id: string): Answer<AgentInfo> => request("GET", agent(id));

export const changeAgent = (
  id: string,
  change: { version: number; name?: string; settings?: Partial<AgentSettings> },
): Answer<AgentInfo> => request("PATCH", agent(id), change);

export const changeSecrets = (
  id: string,
  action: string,
  change: { signingKey?: "make" | "keep" | "remove"; headers?: Record<string, string> },
): Answer<SigningKey> =>
  request("POST", `${agent(id)}/actions/${encodeURIComponent(action)}/secrets`, change);
