import { conversationDocument } from "../../shared/document/document-name.ts";
import type { AgentResult, TeamEntry } from "../../shared/domain/intent.ts";
import { blankSummary } from "../../shared/domain/row.ts";
import { blankState } from "../../shared/domain/state.ts";
import { teamEntrySchema } from "../../shared/protocol/entry-schema.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import type { ConversationService, VisitorBody } from "./conversation-service.ts";
import { hasEntry, recordDecision, writeTeamEntry, writeVisitorEntry } from "./item.ts";
import type { Jobs } from "./jobs.ts";
import type { Statements } from "./statements.ts";
import type { Writer } from "./writer.ts";

export interface ServiceParts {
  database: LobbyDatabase;
  statements: Statements;
  writer: Writer;
  jobs: Jobs;
  clock(): number;
  makeId(): string;
}

export function makeConversationService(parts: ServiceParts): ConversationService {
  const { writer, jobs } = parts;
  return {
    createConversation: async (conversation) => createConversation(parts, conversation),
    addVisitorMessage: (conversation, message) => addMessage(parts, conversation, message),
    addVisitorEntry: (conversation, entry) => addVisitorEntry(parts, conversation, entry),
    addTeamEntry: async (conversation, member, entry) => {
      const checked: TeamEntry = teamEntrySchema.parse({
        v: 1,
        id: parts.makeId(),
        at: parts.clock(),
        ...entry,
        by: member,
      });
      return writer.submit(conversation, (item) => {
        const decided = writeTeamEntry(item, checked);
        return decided.ok || !("why" in decided.problem) ? null : decided.problem.why;
      });
    },
    commitAgent: (commit: {
      trigger: string;
      conversation: string;
      epoch: number;
      seen: number;
      result: AgentResult;
    }) => jobs.commit(commit),
    releaseMember: (workspace, member) => releaseMember(parts, workspace, member),
  };
}

/** What is known of the visitor comes before what they say, in one commit: an answer that is due sees both. */
function addMessage(
  { writer, makeId }: ServiceParts,
  conversation: string,
  { attributes = {}, ...message }: Parameters<ConversationService["addVisitorMessage"]>[1],
): Promise<void> {
  return writer.submit(conversation, (item) => {
    if (hasEntry(item, conversationDocument(conversation), "v", message.id)) return; // C18
    const base = { v: 1 as const, by: item.record.info.visitor.id };
    if (Object.keys(attributes).length > 0)
      writeVisitorEntry(item, {
        ...base,
        kind: "attributes",
        id: makeId(),
        at: message.at,
        attributes,
      });
    writeVisitorEntry(item, { ...base, kind: "message", ...message });
  });
}

function addVisitorEntry(
  { writer }: ServiceParts,
  conversation: string,
  entry: { id: string; at: number } & VisitorBody,
): Promise<void> {
  return writer.submit(conversation, (item) => {
    if (hasEntry(item, conversationDocument(conversation), "v", entry.id)) return; // C18
    writeVisitorEntry(item, { v: 1, by: item.record.info.visitor.id, ...entry });
  });
}

function createConversation(
  { statements, clock, database }: ServiceParts,
  {
    id,
    workspace,
    agent,
    visitor,
    channel,
  }: Parameters<ConversationService["createConversation"]>[0],
): boolean {
  const create = database.sqlite.transaction((): boolean => {
    const there = statements.readConversation.get(id);
    if (there !== undefined) return there.visitor === visitor && there.workspace === workspace;
    statements.insertConversation.run(id, workspace, agent, visitor, channel, clock());
    statements.saveConversation.run(
      0,
      JSON.stringify({ state: blankState(), summary: blankSummary() }),
      id,
    );
    return true;
  });
  return create.immediate();
}

async function releaseMember(
  { database, writer, makeId }: ServiceParts,
  workspace: string,
  member: string,
): Promise<void> {
  const owned = await database.kysely
    .selectFrom("conversation")
    .select("id")
    .where("workspace", "=", workspace)
    .where("state", "like", `%"owner":${JSON.stringify(member)}%`)
    .execute();
  await Promise.all(
    owned.map(({ id }) =>
      writer.submit(id, (item) => {
        recordDecision(
          item,
          { kind: "release-member", id: makeId(), member },
          { type: "teammate", id: member },
        );
      }),
    ),
  );
}
