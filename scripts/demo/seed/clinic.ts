import { agentSettingsSchema } from "../../../shared/protocol/agent-settings.ts";
import type { Me, WorkspaceInfo } from "../../../shared/protocol/http.ts";
import type { Tables } from "../../../sync-server/accounts/accounts-schema.ts";
import { type Caller, makeCaller, signIn } from "./caller.ts";
import {
  demoAgent,
  demoOwner,
  demoPeople,
  demoSettings,
  demoTags,
  demoTeammates,
  demoWorkspace,
  type PersonName,
} from "./people.ts";

/** The demo workspace with its people signed in. */
export type Clinic = {
  workspace: string;
  info: WorkspaceInfo;
  callers: Record<PersonName, Caller>;
  memberOf: (person: PersonName) => string;
  tagOf: (name: string) => string;
};

/** Makes the workspace, its people and its tags through the server; what is there already stays. */
export async function openClinic(url: string, password: string, tables: Tables): Promise<Clinic> {
  const anybody = makeCaller(url, {});
  await anybody.post("/api/setup", { workspace: demoWorkspace, ...demoOwner, password }, [409]);
  const olivia = await signIn(url, { email: demoOwner.email, password });
  const { workspaces } = await olivia.get<Me>("/api/me");
  const workspace = workspaces[0]?.id;
  if (workspace === undefined) throw new Error("the demo's owner has no workspace");
  await nameAgent(tables, workspace);
  const home = `/api/workspaces/${workspace}`;
  for (const tag of demoTags) await olivia.post(`${home}/tags`, tag, [409]);
  for (const person of Object.values(demoTeammates)) {
    await invite(anybody, olivia, home, { ...person, password });
  }
  const callers = {
    olivia,
    theo: await signIn(url, { email: demoTeammates.theo.email, password }),
    tara: await signIn(url, { email: demoTeammates.tara.email, password }),
  };
  const info = await olivia.get<WorkspaceInfo>(home);
  return {
    workspace,
    info,
    callers,
    memberOf: (person) => found(info.members, ({ email }) => email === demoPeople[person].email).id,
    tagOf: (name) => found(info.tags, (tag) => tag.name === name).id,
  };
}

async function invite(
  anybody: Caller,
  owner: Caller,
  home: string,
  { name, email, password }: { name: string; email: string; password: string },
): Promise<void> {
  const invited = await owner.post<{ id?: string }>(`${home}/invitations`, { email }, [409]);
  if (invited.id === undefined) return;
  await anybody.post(`/api/invitations/${invited.id}/accept`, { name, password });
}

async function nameAgent(tables: Tables, workspace: string): Promise<void> {
  const { name } = demoAgent;
  const settings = JSON.stringify(agentSettingsSchema.parse(demoSettings));
  await tables
    .updateTable("agent")
    .set({ name, settings })
    .where("workspace", "=", workspace)
    .execute();
}

function found<Item>(items: readonly Item[], is: (item: Item) => boolean): Item {
  const item = items.find(is);
  if (item === undefined) throw new Error("the demo workspace misses a person or tag");
  return item;
}
