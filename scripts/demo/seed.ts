import { join } from "node:path";
import { ingestFiles } from "../../agent-worker/ingest/ingest-files.ts";
import { openKnowledge } from "../../agent-worker/knowledge/database.ts";
import type { SetupState } from "../../shared/protocol/http.ts";
import { tablesOf, type Tables } from "../../sync-server/accounts/accounts-schema.ts";
import { createApiKey, revokeApiKey } from "../../sync-server/accounts/api-keys.ts";
import { openDatabase } from "../../sync-server/db/open-database.ts";
import { makeCaller } from "./seed/caller.ts";
import { type Clinic, openClinic } from "./seed/clinic.ts";
import { demoConversations } from "./seed/conversations.ts";
import {
  type DemoRecord,
  makePassword,
  readDemoRecord,
  writeDemoRecord,
} from "./seed/demo-record.ts";
import { joinAsTeammate } from "./seed/teammate.ts";
import { type Cast, tell } from "./seed/tell.ts";
import type { PersonName } from "./seed/people.ts";

export type Demo = { url: string; dataDir: string; say: (line: string) => void };

/**
 * Fills a Lobby that has no workspace yet with Harbor Clinic, through the interfaces its users have. What an
 * interrupted start left undone is made up for. The answer is the demo's record, or undefined where there is no demo.
 */
export async function seedDemo(demo: Demo): Promise<DemoRecord | undefined> {
  const record = readDemoRecord(demo.dataDir) ?? (await beginRecord(demo));
  if (record === undefined || record.isComplete) return record;
  demo.say("Setting up the demo: Harbor Clinic with its articles and a few conversations");
  const database = await openDatabase(demo.dataDir);
  try {
    await readArticles(demo.dataDir);
    const tables = tablesOf(database);
    const clinic = await openClinic(demo.url, record.password, tables);
    await tellConversations(demo, { record, clinic, tables });
  } finally {
    await database.close();
  }
  record.isComplete = true;
  writeDemoRecord(demo.dataDir, record);
  return record;
}

/** Only an installation that nobody has set up becomes a demo. */
async function beginRecord({ url, dataDir }: Demo): Promise<DemoRecord | undefined> {
  const { needsOwner } = await makeCaller(url, {}).get<SetupState>("/api/setup");
  if (!needsOwner) return undefined;
  const record = { password: makePassword(), told: [], isComplete: false };
  writeDemoRecord(dataDir, record);
  return record;
}

async function readArticles(dataDir: string): Promise<void> {
  const knowledge = openKnowledge(dataDir);
  try {
    await ingestFiles(knowledge, {
      targets: [join(import.meta.dirname, "articles")],
      collection: "default",
      now: Date.now,
    });
  } finally {
    knowledge.close();
  }
}

async function tellConversations(
  { url, dataDir }: Demo,
  { record, clinic, tables }: { record: DemoRecord; clinic: Clinic; tables: Tables },
): Promise<void> {
  const { workspace } = clinic;
  const key = await createApiKey(tables, { workspace, name: "Demo set-up" }, Date.now());
  const join = (person: PersonName) =>
    joinAsTeammate(url, workspace, {
      id: clinic.memberOf(person),
      caller: clinic.callers[person],
    });
  const [olivia, theo, tara] = await Promise.all([join("olivia"), join("theo"), join("tara")]);
  const team = { olivia, theo, tara };
  const site = makeCaller(url, { authorization: `Bearer ${key.key}` });
  const cast: Cast = { site, clinic, team };
  try {
    const untold = demoConversations.filter(({ visitor }) => !record.told.includes(visitor.id));
    const endings = await Promise.allSettled(
      untold.map(async (conversation) => {
        await tell(cast, conversation);
        record.told.push(conversation.visitor.id);
        writeDemoRecord(dataDir, record);
      }),
    );
    const failure = endings.find((ending) => ending.status === "rejected");
    if (failure) throw failure.reason;
  } finally {
    for (const teammate of Object.values(team)) await teammate.leave();
    await revokeApiKey(tables, key.id);
  }
}
