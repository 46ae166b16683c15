import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import { ArticleStore } from "../knowledge/articles.ts";
import { type Knowledge, openKnowledgeInMemory } from "../knowledge/database.ts";
import { makePassages } from "../ingest/passages.ts";
import { readMarkdown } from "../ingest/markdown.ts";

const CLINIC: Record<string, string> = {
  "hours.md": `# Opening hours

The clinic is open Monday to Friday from 8:00 to 18:00. On Saturday we are open from 9:00 to 13:00.
We are closed on Sunday and on public holidays.

## What should I do when the clinic is closed?

Call the out-of-hours line on 555 0100. A nurse answers day and night.
`,
  "rescheduling.md": `# Changing an appointment

To reschedule an appointment:

1. Sign in to the patient portal.
2. Open Appointments and choose the appointment.
3. Choose Reschedule and pick a new time.

You can reschedule up to 24 hours before the visit without a fee. After that a late fee of 25 dollars applies.
`,
  "prescriptions.md": `---
title: Prescriptions and refills
url: https://clinic.example/prescriptions
---

# Prescriptions and refills

Refills are ready within two working days. Ask for a refill in the patient portal or at your pharmacy.
Controlled medicines need a visit with your doctor every three months.
`,
};

/** A fictional clinic's knowledge, in memory. */
export function aKnowledge(
  articles: Record<string, string> = CLINIC,
  collection = "default",
): Knowledge {
  const knowledge = openKnowledgeInMemory();
  for (const [path, source] of Object.entries(articles))
    addArticle(knowledge, path, source, collection);
  return knowledge;
}

export function addArticle(
  knowledge: Knowledge,
  path: string,
  source: string,
  collection = "default",
): void {
  const { title, url, language, blocks } = readMarkdown(source, { isMdx: false });
  new ArticleStore(knowledge, () => 1_000).replace({
    collection,
    source: "/articles",
    path,
    title: title ?? path,
    url,
    language,
    sha256: source,
    bytes: source.length,
    passages: makePassages(blocks),
  });
}

export function aJob(change: Partial<AgentJob> & { text?: string } = {}): AgentJob {
  const { text = "When are you open on Saturday?", ...rest } = change;
  return {
    trigger: "01J0000000000000000000TURN",
    conversation: "01J0000000000000000000CONV",
    workspace: "01J0000000000000000000WORK",
    epoch: 1,
    leaseMs: 15_000,
    now: Date.parse("2026-11-18T10:00:00Z"),
    seen: 1,
    agent: {
      id: "agent",
      name: "Ada",
      collection: "default",
      settings: agentSettingsSchema.parse({ threshold: 0.3, keyPhrases: ["chest pain"] }),
    },
    actionSecrets: {},
    visitor: { name: "Vera", email: null, attributes: {} },
    details: [],
    askedForms: [],
    conversationTags: [],
    messages: [
      { id: "m1", from: "visitor", author: "Vera", text, at: 1, confidence: null, reason: null },
    ],
    tags: [],
    ...rest,
  };
}
