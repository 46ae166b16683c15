import type { BrowserContext } from "@playwright/test";
import type { WorkspaceInfo } from "../../shared/protocol/http.ts";

const WEEK = 7 * 86_400_000;

/** What an owner sees of the workspace: two who were invited, and everything allowed. */
export async function asOwner(context: BrowserContext): Promise<void> {
  await context.route(/\/api\/workspaces\/[^/]+$/, async (route) => {
    const answer = await route.fetch();
    const info = (await answer.json()) as WorkspaceInfo;
    const members = info.members.map((one) =>
      one.email.startsWith("tara") ? { ...one, role: "owner" as const } : one,
    );
    const invitations: WorkspaceInfo["invitations"] = [
      invited("nina@harbor.example", "teammate"),
      invited("a.person.with.a.rather.long.address@northgate.harbor.example", "admin"),
    ];
    const json = { ...info, role: "owner", members, invitations };
    await route.fulfill({ response: answer, json });
  });
}

function invited(email: string, role: "teammate" | "admin") {
  return { id: email, email, role, expiresAt: Date.now() + WEEK };
}
