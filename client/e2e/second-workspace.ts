import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Stack } from "./stack.ts";

const root = join(import.meta.dirname, "../..");

/** A second workspace in the same Lobby, that somebody of the first is a member of as well. */
export async function joinSecondWorkspace(
  { url, dataDir }: Stack,
  name: string,
  person: { email: string; password: string },
): Promise<void> {
  const owner = { email: "omar@bay.example", password: "yet another password" };
  const words = ["owner", "create", "--name", "Omar Ortiz", "--workspace", name];
  const given = ["--email", owner.email, "--password", owner.password, "--data-dir", dataDir];
  const made = spawnSync(process.execPath, [join(root, "scripts/lobby.ts"), ...words, ...given], {
    cwd: root,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`the second workspace was not made: ${made.stderr}`);
  const signedIn = await post(url, "/api/auth/sign-in/email", owner);
  const cookie = signedIn.headers.getSetCookie().join("; ");
  const me = (await (await fetch(`${url}/api/me`, { headers: { cookie } })).json()) as {
    workspaces: { id: string }[];
  };
  const workspace = me.workspaces[0]?.id ?? "";
  const { email, password } = person;
  const invited = await post(url, `/api/workspaces/${workspace}/invitations`, { email }, cookie);
  const { id } = (await invited.json()) as { id: string };
  await post(url, `/api/invitations/${id}/accept`, { password });
}

async function post(url: string, path: string, body: object, cookie = ""): Promise<Response> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}
