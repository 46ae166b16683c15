import type { AgentInfo } from "../../shared/protocol/agent-admin.ts";
import type { Stack } from "./stack.ts";

/** Sets up the stack's one agent the way its settings pages do. */
export async function changeAgent(stack: Stack, settings: object): Promise<void> {
  const headers = {
    "content-type": "application/json",
    origin: stack.url,
    cookie: stack.ownerCookie,
  };
  const listed = await fetch(`${stack.url}/api/agents`, { headers });
  const [agent] = (await listed.json()) as AgentInfo[];
  if (agent === undefined) throw new Error("the stack has no agent");
  const changed = await fetch(`${stack.url}/api/agents/${agent.id}`, {
    method: "PATCH",
    headers,
    body: JSON.stringify({ version: agent.version, settings }),
  });
  if (!changed.ok) throw new Error(`the settings were refused: ${await changed.text()}`);
}
