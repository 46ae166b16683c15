import { ulid } from "ulid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ServerStateless } from "../../shared/protocol/stateless.ts";
import { RawClient } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";

let rig: Rig;
let vera: { id: string; visitor: string; token: string };
let theo: string;
let theoToken: string;
const clients: RawClient[] = [];
let fails = 0;

beforeEach(async () => {
  fails = 0;
  const beforeCommit = () => {
    if (fails > 0) {
      fails -= 1;
      throw new Error("injected");
    }
  };
  rig = await startRig({ faults: { beforeCommit } });
  vera = await rig.addConversation();
  theo = rig.addMember("Theo");
  theoToken = await rig.teamToken(theo);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await rig.stop();
});

async function joined(document: string, token: string): Promise<RawClient> {
  const client = new RawClient(rig.url, document);
  clients.push(client);
  expect(await client.join(token)).toMatchObject({ is: "granted" });
  return client;
}

const say = (conversation: string, text: string) =>
  rig.collaboration.service.addVisitorMessage(conversation, { id: ulid(), text, at: rig.now() });

const told = (client: RawClient): ServerStateless[] =>
  client.heard.flatMap((one) =>
    one.is === "stateless" ? [JSON.parse(one.text) as ServerStateless] : [],
  );

const rowsTold = (client: RawClient) =>
  told(client).flatMap((message) => (message.type === "rows" ? message.rows : []));

const untilTold = (client: RawClient, is: (message: ServerStateless) => boolean) =>
  client.until(() => told(client).some(is));

const cursor = (principal: string) =>
  rig.database.sqlite
    .prepare<[string, string], { q: number }>(
      `SELECT q FROM cursor WHERE conversation = ? AND principal = ?`,
    )
    .get(vera.id, principal)?.q;

describe("[W4] the bell", () => {
  test("brings the rows that changed, and tells where the list was before them", async () => {
    const bell = await joined(`w:${rig.workspace}`, theoToken);
    await untilTold(bell, ({ type }) => type === "rows");
    expect(told(bell)).toEqual([{ type: "rows", since: 0, rows: [] }]);
    await say(vera.id, "one");
    await say(vera.id, "two");
    await bell.until(() => rowsTold(bell).some(({ preview }) => preview === "two"));
    expect(told(bell)[1]).toMatchObject({ type: "rows", since: 0 });
    const newest = rowsTold(bell).at(-1);
    expect(newest).toMatchObject({ id: vera.id, fseq: 2, head: 2, messages: 2, mode: "agent" });
  });

  test("tells a new reader how far the list is, so that what was missed shows as a gap", async () => {
    await say(vera.id, "one");
    const bell = await joined(`w:${rig.workspace}`, theoToken);
    await untilTold(bell, ({ type }) => type === "rows");
    expect(told(bell)[0]).toEqual({ type: "rows", since: 1, rows: [] });
  });

  test("follows without a gap whatever happens at the same time", async () => {
    const bell = await joined(`w:${rig.workspace}`, theoToken);
    const others = await Promise.all(Array.from({ length: 20 }, () => rig.addConversation()));
    await Promise.all(others.map(({ id }, index) => say(id, `message ${index}`)));
    await bell.until(() => rowsTold(bell).length >= 20);
    let at = 0;
    for (const message of told(bell)) {
      if (message.type !== "rows") continue;
      expect(message.since).toBe(at);
      at = message.rows.reduce((highest, { fseq }) => Math.max(highest, fseq), at);
    }
    expect(at).toBe(20);
  });

  test("is silent about a commit that failed", async () => {
    const bell = await joined(`w:${rig.workspace}`, theoToken);
    fails = 1;
    await expect(say(vera.id, "lost")).rejects.toThrow();
    await say(vera.id, "kept");
    await bell.until(() => rowsTold(bell).length > 0);
    expect(rowsTold(bell)).toMatchObject([{ preview: "kept", fseq: 1 }]);
  });

  test("rings in its own workspace alone, and takes nothing from its readers", async () => {
    const { sqlite } = rig.database;
    const elsewhere = ulid();
    sqlite
      .prepare(`INSERT INTO organization (id, name, slug, createdAt) VALUES (?, 'Else', ?, '')`)
      .run(elsewhere, elsewhere);
    sqlite
      .prepare(
        `INSERT INTO member (id, organizationId, userId, role, createdAt) VALUES (?, ?, ?, 'teammate', '')`,
      )
      .run(ulid(), elsewhere, theo);
    const claims = { role: "teammate" as const, sub: theo, sid: `session-${theo}`, name: "Theo" };
    const { token } = await rig.collaboration.tokens.issue({ ...claims, ws: elsewhere });
    const [other, own] = [
      await joined(`w:${elsewhere}`, token),
      await joined(`w:${rig.workspace}`, theoToken),
    ];
    await say(vera.id, "hello");
    await own.until(() => rowsTold(own).length === 1);
    expect(rowsTold(other)).toEqual([]);
    own.sync("update", Uint8Array.of(1, 1, 8, 0, 40, 1, 1, 118, 1, 107, 1, 125, 1, 0));
    expect(await own.until(({ is }) => is === "applied")).toEqual({
      is: "applied",
      isApplied: false,
    });
  });
});

describe("[C15] a read cursor", () => {
  beforeEach(async () => {
    for (const text of ["one", "two", "three"]) await say(vera.id, text);
  });

  const read = (client: RawClient, q: number) =>
    client.stateless(JSON.stringify({ type: "read", q }));

  test("only moves forward, and never past what there is", async () => {
    const client = await joined(`c:${vera.id}`, theoToken);
    for (const q of [2, 1, 0, 2]) read(client, q);
    while (cursor(theo) === undefined) await new Promise((resolve) => setImmediate(resolve));
    await rig.collaboration.writer.settled();
    expect(cursor(theo)).toBe(2);
    read(client, 1_000_000);
    while (cursor(theo) === 2) await new Promise((resolve) => setImmediate(resolve));
    expect(cursor(theo)).toBe(3);
  });

  test("is told to the other side, without a name, and to the reader's other devices", async () => {
    const visitor = await joined(`c:${vera.id}`, vera.token);
    const bell = await joined(`w:${rig.workspace}`, theoToken);
    const tarasBell = await joined(
      `w:${rig.workspace}`,
      await rig.teamToken(rig.addMember("Tara")),
    );
    const internal = await joined(`n:${vera.id}`, theoToken);
    read(internal, 2);
    await untilTold(visitor, ({ type }) => type === "read-by-team");
    expect(told(visitor)).toEqual([{ type: "read-by-team", q: 2 }]);
    await untilTold(bell, ({ type }) => type === "cursor");
    expect(told(bell).at(-1)).toEqual({ type: "cursor", conversation: vera.id, q: 2 });
    expect(told(tarasBell).some(({ type }) => type === "cursor")).toBe(false);
  });

  test("of the visitor is told to the team, at once and when they come later", async () => {
    const visitor = await joined(`c:${vera.id}`, vera.token);
    const early = await joined(`c:${vera.id}`, theoToken);
    read(visitor, 3);
    await untilTold(early, ({ type }) => type === "read-by-visitor");
    const late = await joined(`c:${vera.id}`, theoToken);
    await untilTold(late, (message) => message.type === "read-by-visitor" && message.q === 3);
    expect(told(visitor)).toEqual([]);
  });

  test("is told only once it is stored", async () => {
    const visitor = await joined(`c:${vera.id}`, vera.token);
    const team = await joined(`c:${vera.id}`, theoToken);
    fails = 1;
    read(team, 2);
    while (rig.collaboration.stats()["failedCommits"] === 0)
      await new Promise((resolve) => setImmediate(resolve));
    await rig.collaboration.writer.settled();
    read(team, 3);
    await untilTold(visitor, ({ type }) => type === "read-by-team");
    expect(told(visitor)).toEqual([{ type: "read-by-team", q: 3 }]);
  });
});
