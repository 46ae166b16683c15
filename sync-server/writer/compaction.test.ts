import * as fc from "fast-check";
import { ulid } from "ulid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { muteConsole } from "../testing/mute-console.ts";
import { gatherPeople } from "../testing/people.ts";
import { RawClient } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { coldDocument, expectConsistent } from "../testing/stored-state.ts";
import { compactDocument } from "./compaction.ts";
import { prepareStatements } from "./statements.ts";

let rig: Rig;
let conversation: string;
let theo: string;
const people = gatherPeople(() => rig);

beforeEach(async () => {
  muteConsole();
  rig = await startRig({ burstMs: 0, warm: { idleMs: 0, documents: 10 } });
  conversation = (await rig.addConversation()).id;
  theo = rig.addMember("Theo");
});

afterEach(async () => {
  people.leave();
  await rig.stop();
});

const say = (text: string, id = conversation) =>
  rig.collaboration.service.addVisitorMessage(id, { id: ulid(), text, at: rig.now() });

const note = (text: string) =>
  rig.collaboration.service.addTeamEntry(conversation, theo, { kind: "note", text });

const compact = (document: string) =>
  compactDocument(rig.database.sqlite, prepareStatements(rig.database.sqlite), document);

const rows = (document: string) =>
  rig.database.sqlite
    .prepare<[string], { n: number }>(`SELECT count(*) AS n FROM log WHERE document = ?`)
    .get(document)?.n ?? 0;

const run = (sql: string, ...values: unknown[]) => rig.database.sqlite.prepare(sql).run(...values);

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setImmediate(resolve));
}

describe("[D6] compaction", () => {
  test("between any writes leaves the document, byte for byte, what it is without", async () => {
    const steps = fc.array(fc.constantFrom("say", "note", "compact c", "compact n"), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const { id } = await rig.addConversation();
        const uncompacted = { c: new Y.Doc(), n: new Y.Doc() };
        for (const step of taken) {
          if (step === "say") await say("hello", id);
          else if (step === "note")
            await rig.collaboration.service.addTeamEntry(id, theo, { kind: "note", text: "hm" });
          else compact(`${step.at(-1)}:${id}`);
          for (const lane of ["c", "n"] as const)
            Y.applyUpdate(
              uncompacted[lane],
              Y.encodeStateAsUpdate(coldDocument(rig, `${lane}:${id}`)),
            );
        }
        for (const lane of ["c", "n"] as const)
          expect(Y.encodeStateAsUpdate(coldDocument(rig, `${lane}:${id}`))).toEqual(
            Y.encodeStateAsUpdate(uncompacted[lane]),
          );
        expectConsistent(rig, id);
      }),
      { numRuns: 25 },
    );
  });

  test("comes by itself with two hundred rows, while people go on", async () => {
    const reader = await people.teammate("Tara", conversation);
    for (let count = 0; count < 220; count += 1) await say(`message ${count}`);
    await until(() => rows(`c:${conversation}`) < 200);
    const seen = await reader.until(({ items }) => items.length === 220);
    expect(seen.items.at(-1)).toMatchObject({ text: "message 219", place: { q: 220 } });
    expectConsistent(rig, conversation);
    const late = await people.teammate("Tom", conversation);
    await late.until(({ items }) => items.length === 220);
    await rig.restart();
    await say("after the restart");
    await reader.until(({ items }) => items.length === 221);
    expectConsistent(rig, conversation);
  });

  test("of an empty document does nothing", () => {
    expect(compact(`c:${conversation}`)).toBe(true);
    expect(rows(`c:${conversation}`)).toBe(0);
  });
});

describe("[D6] a damaged document", () => {
  const damages: [string, () => void][] = [
    [
      "whose snapshot is no update",
      () => {
        compact(`c:${conversation}`);
        run(
          `UPDATE snapshot SET payload = ? WHERE document = ?`,
          Buffer.from([9, 9, 9]),
          `c:${conversation}`,
        );
      },
    ],
    [
      "whose row is no update",
      () =>
        run(
          `UPDATE log SET payload = ? WHERE document = ? AND seq = 2`,
          Buffer.from([255, 1]),
          `c:${conversation}`,
        ),
    ],
    [
      "with a row missing",
      () => run(`DELETE FROM log WHERE document = ? AND seq = 1`, `c:${conversation}`),
    ],
  ];

  test.each(damages)("%s is named, and every other works", async (_name, damage) => {
    for (const text of ["one", "two", "three"]) await say(text);
    await note("a note");
    damage();
    const token = await rig.teamToken(theo);
    const damaged = new RawClient(rig.url, `c:${conversation}`);
    await damaged.join(token);
    expect(await damaged.until(({ is }) => is === "denied")).toMatchObject({
      reason: "resync:load",
    });
    expect(rig.logged.at(-1)).toMatchObject({ msg: "hook failed", reason: "resync:load" });
    expect(rig.collaboration.stats()["liveDocuments"]).toBe(0);
    damaged.leave();
    const internal = new RawClient(rig.url, `n:${conversation}`);
    expect(await internal.join(token)).toMatchObject({ is: "granted" });
    internal.leave();
    const { id } = await rig.addConversation();
    await say("elsewhere", id);
    const tara = await people.teammate("Tara", id);
    await tara.until(({ items }) => items.length === 1);
    const list = rig.database.sqlite.prepare(`SELECT count(*) AS n FROM feed`).get();
    expect(list).toEqual({ n: 2 });
    await say("four");
    expect(rig.collaboration.writer.read(conversation)?.head).toBe(5);
  });

  test("is left as it is by compaction, and keeps no other from it", async () => {
    const { id } = await rig.addConversation();
    for (let count = 0; count < 3; count += 1) {
      await say(`message ${count}`);
      await say(`message ${count}`, id);
    }
    run(
      `UPDATE log SET payload = ? WHERE document = ? AND seq = 2`,
      Buffer.from([255, 1]),
      `c:${conversation}`,
    );
    run(`UPDATE document SET rows_since_snapshot = 200`);
    await say("starts it", id);
    await until(() => rows(`c:${id}`) === 0);
    expect(rows(`c:${conversation}`)).toBe(3);
    expect(rig.logged).toContainEqual(
      expect.objectContaining({ msg: "document is damaged", document: `c:${conversation}` }),
    );
    expectConsistent(rig, id);
  });
});
