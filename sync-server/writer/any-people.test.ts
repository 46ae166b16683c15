import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { vetUpdate } from "../../shared/document/gate.ts";
import { appendEntry } from "../../shared/document/lane-document.ts";
import type { TeamEntry, VisitorEntry } from "../../shared/domain/intent.ts";
import { histories } from "../../shared/domain/testing/histories.ts";
import { teamEntrySchema, visitorEntrySchema } from "../../shared/protocol/entry-schema.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { coldDocument, expectConsistent } from "../testing/stored-state.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ burstMs: 0 });
});
afterAll(() => rig.stop());

test("[C16] what people may mean, the schemas and the gate let in; what they refuse, no rule ever sees", () => {
  fc.assert(
    fc.property(histories, ({ lanes }) => {
      const lets = (
        lane: "v" | "o",
        schema: typeof visitorEntrySchema | typeof teamEntrySchema,
      ) => {
        for (const entry of Object.values(lanes[lane]) as (VisitorEntry | TeamEntry)[]) {
          if (!schema.safeParse(entry).success) continue;
          const doc = new Y.Doc();
          doc.clientID = 101;
          appendEntry(doc, lane, entry);
          const isEntry = (value: object) => schema.safeParse(value).success;
          const right = { lane, subject: entry.by, parity: "odd" as const, isEntry };
          const fresh = vetUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc), right).entries;
          expect(fresh).toEqual([entry]);
        }
      };
      lets("v", visitorEntrySchema);
      lets("o", teamEntrySchema);
    }),
    { numRuns: 60 },
  );
});

test("[D6] whatever people do on the server, log, documents, lanes, cache and row agree", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ steps }) => {
      const { id } = await rig.addConversation();
      const { service, writer, jobs } = rig.collaboration;
      const people = { theo: rig.addMember("Theo"), tara: rig.addMember("Tara") };
      const member = (name: string | null) =>
        name === null ? null : (people[name as keyof typeof people] ?? name);
      for (const { intent } of steps) {
        if (intent.kind === "agent-commit") {
          const job = await jobs.claim(0, new AbortController().signal);
          if (job !== null) await jobs.commit({ ...job, result: intent.result });
        } else if (intent.kind === "release-member") {
          await service.releaseMember(rig.workspace, member(intent.member) ?? "");
        } else if (intent.kind === "end-patience") {
          continue;
        } else if (intent.kind === "message" && intent.text.trim() !== "") {
          await service.addVisitorMessage(id, { id: intent.id, text: intent.text, at: 1 });
        } else if (intent.kind === "assign") {
          const change = { to: member(intent.to), from: member(intent.from) };
          await service.addTeamEntry(id, member(intent.by) ?? "", { ...intent, ...change });
        } else if (teamEntrySchema.safeParse(intent).success) {
          await service.addTeamEntry(id, member(intent.by) ?? "", intent);
        }
      }
      expectConsistent(rig, id);
      expect(writer.stats.failedItems).toBe(0);
      for (const name of [`c:${id}`, `n:${id}`])
        for (const [client] of coldDocument(rig, name).store.clients) expect(client).toBe(2);
    }),
    { numRuns: 40 },
  );
});
