import { afterEach, beforeEach, expect, test } from "vitest";
import { ulid } from "ulid";
import * as Y from "yjs";
import { preparePull } from "./pull-routes.ts";
import { matchExpression } from "./search-routes.ts";
import type { Caller } from "../testing/caller.ts";
import { type House, openHouse } from "../testing/house.ts";
import { startVisit } from "../testing/visit.ts";

let house: House;
let owner: Caller;
let olive: string;
let workspace: string;
let widgetKey: string;
beforeEach(async () => {
  house = await openHouse();
  ({ owner, id: olive, workspace, widgetKey } = await house.setUp());
});
afterEach(() => house.stop());

const feed = async (since = 0) =>
  (await owner.get(`/api/workspaces/${workspace}/feed?since=${since}`)).body;
const pull = (documents: Record<string, unknown>) =>
  owner.post(`/api/workspaces/${workspace}/pull`, { documents });
const search = async (q: string) =>
  (await owner.get(`/api/workspaces/${workspace}/search?q=${encodeURIComponent(q)}`)).body.hits;

test("[W4] the feed gives what changed after a cursor, in order", async () => {
  const first = await startVisit(house, widgetKey);
  const second = await startVisit(house, widgetKey);
  await first.say("Are you open?");
  await second.say("Where are you?");
  const all = await feed();
  expect(all).toMatchObject({ fseq: 2, epoch: 1, hasMore: false, cursors: {} });
  expect(all.rows.map(({ id }: { id: string }) => id)).toEqual([
    first.conversation,
    second.conversation,
  ]);
  await first.say("On Sunday?");
  const changed = await feed(all.fseq);
  expect(changed.fseq).toBe(3);
  expect(changed.rows).toMatchObject([{ id: first.conversation, preview: "On Sunday?", fseq: 3 }]);
  expect(await feed(3)).toMatchObject({ fseq: 3, rows: [], hasMore: false });
});

test("a page of the feed has at most 2,000 rows and says that there are more", async () => {
  const insert = house.database.sqlite.prepare(
    "INSERT INTO feed (conversation, workspace, fseq, row) VALUES (?, ?, ?, ?)",
  );
  house.database.sqlite.transaction(() => {
    for (let fseq = 1; fseq <= 2001; fseq += 1)
      insert.run(ulid(), workspace, fseq, JSON.stringify({ fseq }));
    house.database.sqlite
      .prepare("INSERT INTO workspace_feed (workspace, fseq) VALUES (?, 2001)")
      .run(workspace);
  })();
  const first = await feed();
  expect([first.rows.length, first.hasMore, first.fseq]).toEqual([2000, true, 2000]);
  const rest = await feed(first.fseq);
  expect([rest.rows.length, rest.hasMore, rest.fseq]).toEqual([1, false, 2001]);
});

test("[C15] the feed brings the reader's own read cursors, all of them at first and then what changed", async () => {
  const visit = await startVisit(house, widgetKey);
  const insert = house.database.sqlite.prepare(
    "INSERT INTO cursor (conversation, principal, q, changed) VALUES (?, ?, ?, ?)",
  );
  insert.run(visit.conversation, olive, 4, 7);
  insert.run(visit.conversation, "somebody else", 9, 7);
  expect((await feed()).cursors).toEqual({ [visit.conversation]: 4 });
  expect((await feed(7)).cursors).toEqual({ [visit.conversation]: 4 });
  expect((await feed(8)).cursors).toEqual({});
});

test("a pull brings both documents of a conversation up to date", async () => {
  const visit = await startVisit(house, widgetKey);
  const id = await visit.say("Are you open?");
  await house.collaboration.service.addTeamEntry(visit.conversation, olive, {
    kind: "reply",
    text: "We are.",
    seen: 1,
  });
  const [c, n] = [`c:${visit.conversation}`, `n:${visit.conversation}`];
  const { body } = await pull({ [c]: 0, [n]: 0 });
  const conversation = documentOf(body.documents[c].updates);
  expect(conversation.getMap("v").get(id)).toMatchObject({ text: "Are you open?" });
  expect([...conversation.getMap("f").values()]).toMatchObject([
    { kind: "joined" },
    { kind: "message", text: "We are." },
  ]);
  expect(documentOf(body.documents[n].updates).getMap("o").size).toBe(1);
  const again = await pull({ [c]: body.documents[c].seq, [n]: body.documents[n].seq });
  expect(again.body).toEqual({ documents: {} });
});

test("behind a snapshot the pull begins with the snapshot", async () => {
  const visit = await startVisit(house, widgetKey);
  const name = `c:${visit.conversation}`;
  await visit.say("one");
  await visit.say("two");
  const { body: before } = await pull({ [name]: 0 });
  const { sqlite } = house.database;
  const snapshot = Y.encodeStateAsUpdate(documentOf(before.documents[name].updates));
  sqlite.prepare("INSERT INTO snapshot VALUES (?, ?, ?)").run(name, 2, Buffer.from(snapshot));
  sqlite.prepare("DELETE FROM log WHERE document = ?").run(name);
  await visit.say("three");
  const { body } = await pull({ [name]: 0 });
  expect(body.documents[name].updates).toHaveLength(2);
  expect(documentOf(body.documents[name].updates).getMap("v").size).toBe(3);
  const { body: current } = await pull({ [name]: 2 });
  expect(current.documents[name].updates).toHaveLength(1);
});

test("[W1] a page of a pull never splits a commit, and pulling on reaches the end", async () => {
  const visit = await startVisit(house, widgetKey);
  const name = `c:${visit.conversation}`;
  for (const text of ["one", "two", "three"]) await visit.say(text);
  const { sqlite } = house.database;
  sqlite
    .prepare("INSERT INTO log SELECT conversation, seq, 9, document, by, at, payload FROM log")
    .run();
  const pullOne = preparePull(sqlite, 1);
  let since = 0;
  const pages: number[] = [];
  for (;;) {
    const page = pullOne(workspace, { [name]: since }).documents[name];
    if (page === undefined) break;
    pages.push(page.updates.length);
    since = page.seq;
  }
  expect(pages).toEqual([2, 2, 2]);
  expect(since).toBe(3);
});

test.each([
  ["a workspace's bell", () => `w:${workspace}`],
  ["a draft", () => `d:${ulid()}`],
  ["no document at all", () => "../../etc/passwd"],
])("[P2] pulling %s is refused", async (_what, name) => {
  expect((await pull({ [name()]: 0 })).status).toBe(400);
});

test("a document that is not there any more is left out, and the others come", async () => {
  const visit = await startVisit(house, widgetKey);
  await visit.say("Are you open?");
  const name = `c:${visit.conversation}`;
  const { status, body } = await pull({ [`c:${ulid()}`]: 0, [name]: 0 });
  expect([status, Object.keys(body.documents)]).toEqual([200, [name]]);
});

test("a pull of more than 200 documents or of a negative place is refused", async () => {
  const many = Object.fromEntries(Array.from({ length: 201 }, () => [`c:${ulid()}`, 0]));
  expect((await pull(many)).body.message).toBe(
    '"documents" is not accepted: at most 200 documents.',
  );
  expect((await pull({ [`c:${ulid()}`]: -1 })).status).toBe(400);
  expect((await pull({ [`c:${ulid()}`]: "0" })).status).toBe(400);
});

test("search finds messages and notes by words and by the beginning of the last one", async () => {
  const visit = await startVisit(house, widgetKey);
  const message = await visit.say("Can I reschedule my appointment with Dr. Müller?");
  const { service } = house.collaboration;
  await service.addTeamEntry(visit.conversation, olive, { kind: "note", text: "Müller is away" });
  expect(await search("appointments resch")).toMatchObject([
    { conversation: visit.conversation, entry: message, kind: "message" },
  ]);
  const kinds = (await search("muller")).map(({ kind }: { kind: string }) => kind);
  expect(kinds.toSorted()).toEqual(["message", "note"]);
  expect((await search("reschedule"))[0].snippet).toContain("reschedule my appointment");
  expect(await search("nothing like it")).toEqual([]);
});

test("an expression quotes each word", () => {
  expect(matchExpression('a" OR b')).toBe('"a" "OR" "b"*');
  expect(matchExpression("  ")).toBe(null);
});

function documentOf(updates: string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, Buffer.from(update, "base64"));
  return doc;
}
