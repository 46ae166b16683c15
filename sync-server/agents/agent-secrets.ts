import type { Database } from "better-sqlite3";
import { type ActionSecrets, actionSecretsSchema } from "../../shared/protocol/http-action.ts";
import type { Seal } from "../seal.ts";

/** Keys and headers of an agent's actions, sealed in the database. They leave it for the worker alone. */
export interface AgentSecrets {
  /** By the action's id; what cannot be opened any more is left out. */
  read(agent: string): Record<string, ActionSecrets>;
  /** Null removes them. */
  write(agent: string, action: string, secrets: ActionSecrets | null): void;
}

export function makeAgentSecrets(sqlite: Database, seal: Seal): AgentSecrets {
  const read = sqlite.prepare<[string], { action: string; sealed: string }>(
    `SELECT action, sealed FROM agent_secret WHERE agent = ?`,
  );
  const put = sqlite.prepare<[string, string, string]>(
    `INSERT INTO agent_secret (agent, action, sealed) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed`,
  );
  const drop = sqlite.prepare<[string, string]>(
    `DELETE FROM agent_secret WHERE agent = ? AND action = ?`,
  );
  return {
    read(agent) {
      const opened = read.all(agent).flatMap(({ action, sealed }) => {
        const text = seal.open(sealed, `${agent}/${action}`);
        return text === null ? [] : [[action, actionSecretsSchema.parse(JSON.parse(text))]];
      });
      return Object.fromEntries(opened) as Record<string, ActionSecrets>;
    },
    write(agent, action, secrets) {
      if (secrets === null) drop.run(agent, action);
      else put.run(agent, action, seal.close(JSON.stringify(secrets), `${agent}/${action}`));
    },
  };
}
