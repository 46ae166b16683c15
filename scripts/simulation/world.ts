import type { Database } from "better-sqlite3";
import { ulid } from "ulid";
import { prepareAccounts } from "../../sync-server/accounts/auth.ts";
import { makeTokens, type Tokens } from "../../sync-server/collaboration/tokens.ts";
import { openDatabase } from "../../sync-server/db/open-database.ts";
import { readOrCreateSecrets, type Secrets } from "../../sync-server/secrets.ts";
import type { Settings } from "./settings.ts";
import { insertClinic } from "../../sync-server/testing/insert-clinic.ts";

export interface Visitor {
  role: "visitor";
  id: string;
  conversation: string;
}

export interface Teammate {
  role: "teammate";
  id: string;
  name: string;
}

/** What is there before anything happens: a workspace, its people, empty conversations. */
export interface World {
  dataDir: string;
  workspace: string;
  secrets: Secrets;
  visitors: Visitor[];
  teammates: Teammate[];
  tags: string[];
  tokenOf(person: Visitor | Teammate): Promise<string>;
}

const fields = [{ id: "email", label: "E-mail", kind: "email", isRequired: true }];
const asks = (id: string, phrase: string, handOff: boolean) => ({
  id,
  name: id,
  when: [{ is: "key-phrase", phrases: [phrase] }],
  effect: { do: "collect", form: id, handOff },
});

/** An agent that asks for details: before it hands over, and to go on with them (H5, H6). */
const agentSettings = {
  forms: ["complaint", "order"].map((id) => ({ id, title: id, fields })),
  rules: [asks("complaint", "complaint", true), asks("order", "order", false)],
};

const names = ["Theo", "Tara", "Tomas", "Tilda", "Tuan"];

export async function makeWorld(
  dataDir: string,
  settings: Pick<Settings, "conversations" | "teammates">,
): Promise<World> {
  const database = await openDatabase(dataDir);
  await prepareAccounts(database);
  const { sqlite } = database;
  const workspace = ulid();
  const agent = ulid();
  insertClinic(sqlite, workspace, agent);
  sqlite.prepare(`UPDATE agent SET settings = ?`).run(JSON.stringify(agentSettings));
  const visitors = Array.from({ length: settings.conversations }, () =>
    insertConversation(sqlite, workspace, agent),
  );
  const teammates = names
    .slice(0, settings.teammates)
    .map((name) => insertTeammate(sqlite, workspace, name));
  await database.close();
  const secrets = readOrCreateSecrets(dataDir);
  const tokens = makeTokens(secrets.tokenSecret, Date.now);
  return {
    dataDir,
    workspace,
    secrets,
    visitors,
    teammates,
    tags: Array.from({ length: 4 }, () => ulid()),
    tokenOf: async (person) => (await issue(tokens, workspace, person)).token,
  };
}

function issue(tokens: Tokens, ws: string, person: Visitor | Teammate) {
  const { id: sub } = person;
  return person.role === "visitor"
    ? tokens.issue({ role: "visitor", sub, ws, docs: [`c:${person.conversation}`] })
    : tokens.issue({ role: "teammate", sub, ws, sid: `session-${sub}`, name: person.name });
}

function insertConversation(sqlite: Database, workspace: string, agent: string): Visitor {
  const id = ulid();
  const conversation = ulid();
  sqlite
    .prepare(`INSERT INTO visitor (id, workspace, created_at) VALUES (?, ?, 0)`)
    .run(id, workspace);
  sqlite
    .prepare(
      `INSERT INTO conversation (id, workspace, agent, visitor, channel, head, state, created_at) VALUES (?, ?, ?, ?, 'widget', 0, '', ?)`,
    )
    .run(conversation, workspace, agent, id, Date.now());
  return { role: "visitor", id, conversation };
}

function insertTeammate(sqlite: Database, workspace: string, name: string): Teammate {
  const id = ulid();
  const at = new Date().toISOString();
  sqlite
    .prepare(
      `INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt) VALUES (?, ?, ?, 1, ?, ?)`,
    )
    .run(id, name, `${id}@harbor.example`, at, at);
  sqlite
    .prepare(
      `INSERT INTO member (id, organizationId, userId, role, createdAt) VALUES (?, ?, ?, 'teammate', ?)`,
    )
    .run(ulid(), workspace, id, at);
  sqlite
    .prepare(
      `INSERT INTO session (id, userId, token, expiresAt, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(`session-${id}`, id, ulid(), new Date(Date.now() + 864e5).toISOString(), at, at);
  return { role: "teammate", id, name };
}
