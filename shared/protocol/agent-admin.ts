import { z } from "zod";
import type { AgentSettings } from "./agent-settings.ts";
import { actionSecretsSchema } from "./http-action.ts";

/** GET /api/agents/:id, and each of GET /api/agents: what administrators see of an agent. */
export interface AgentInfo {
  id: string;
  workspace: string;
  name: string;
  widgetKey: string;
  /** Goes up with every change; a change names the one it was made on. */
  version: number;
  settings: AgentSettings;
  /** Which actions have secrets; the secrets themselves never come back. */
  secrets: Record<string, { isSigned: boolean; headers: string[] }>;
}

/** PATCH /api/agents/:id. `settings` holds the keys to change, each whole. Answers `AgentInfo`. */
export const agentChangeSchema = z.strictObject({
  version: z.int(),
  name: z.string().trim().min(1).max(100).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
});

/** POST /api/agents/:id/actions/:action/secrets. Answers `SigningKey`, the only time a new key is shown. */
export const actionSecretsRequestSchema = z.strictObject({
  /** `make` puts a new one in the place of any other. */
  signingKey: z.enum(["make", "keep", "remove"]).default("keep"),
  /** All of them; without it they stay as they are. */
  headers: actionSecretsSchema.shape.headers.optional(),
});

export interface SigningKey {
  signingKey: string | null;
}
