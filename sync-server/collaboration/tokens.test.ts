import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TOKEN_SECONDS } from "../../shared/protocol/token.ts";
import { muteConsole } from "../testing/mute-console.ts";
import { RawClient } from "../testing/raw-client.ts";
import { type Rig, startRig } from "../testing/rig.ts";

const TOKEN_MS = TOKEN_SECONDS * 1000;

let rig: Rig;
let vera: { id: string; visitor: string; token: string };
const clients: RawClient[] = [];

beforeEach(async () => {
  muteConsole();
  rig = await startRig({ sweepMs: 10 });
  vera = await rig.addConversation();
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await rig.stop();
});

function open(document: string): RawClient {
  const client = new RawClient(rig.url, document);
  clients.push(client);
  return client;
}

async function joined(document: string, token: string): Promise<RawClient> {
  const client = open(document);
  expect(await client.join(token)).toMatchObject({ is: "granted" });
  return client;
}

const connections = () => rig.collaboration.stats()["connections"];

describe("[P7] a token that ends", () => {
  test("is asked for, and who brings a new one stays", async () => {
    const client = await joined(`c:${vera.id}`, vera.token);
    rig.pass(TOKEN_MS);
    await client.until(({ is }) => is === "asked-for-token");
    client.sendToken(await rig.visitorToken(vera.visitor, [vera.id]));
    client.sync("step1", Uint8Array.of(0));
    await client.until(({ is }) => is === "step2");
    rig.pass(TOKEN_MS / 2);
    client.heard.length = 0;
    client.sync("step1", Uint8Array.of(0));
    await client.until(({ is }) => is === "step2");
    expect(client.heard.map(({ is }) => is)).not.toContain("asked-for-token");
  });

  test("closes the document when no new one comes", async () => {
    const client = await joined(`c:${vera.id}`, vera.token);
    rig.pass(TOKEN_MS);
    await client.until(({ is }) => is === "asked-for-token");
    rig.pass(30_000);
    expect(await client.until(({ is }) => is === "closed")).toMatchObject({
      reason: "token-expired",
    });
    expect(await client.join(vera.token)).toEqual({ is: "denied", reason: "token-expired" });
  });

  test.each([
    ["an old one", async () => vera.token, "token-expired"],
    ["junk", async () => "junk", "token-expired"],
    ["another's", async () => (await rig.addConversation()).token, "no-access"],
    [
      "another's for the same document",
      () => rig.visitorToken("somebody-else", [vera.id]),
      "no-access",
    ],
    ["one that no longer names it", () => rig.visitorToken(vera.visitor, []), "no-access"],
  ])("is not renewed by %s", async (_name, tokenOf, reason) => {
    const client = await joined(`c:${vera.id}`, vera.token);
    rig.pass(TOKEN_MS);
    await client.until(({ is }) => is === "asked-for-token");
    client.sendToken(await tokenOf());
    expect(await client.until(({ is }) => is === "closed")).toMatchObject({ reason });
  });
});

describe("[P7] what is revoked", () => {
  test("by session closes its sockets at once and no other, and its token opens nothing", async () => {
    const theo = rig.addMember("Theo");
    const token = await rig.teamToken(theo);
    const client = await joined(`n:${vera.id}`, token);
    const visitor = await joined(`c:${vera.id}`, vera.token);
    rig.collaboration.revoke({ session: `session-${theo}` });
    expect(await client.until(({ is }) => is === "closed")).toMatchObject({ reason: "revoked" });
    expect(await client.join(token)).toEqual({ is: "denied", reason: "revoked" });
    visitor.sync("step1", Uint8Array.of(0));
    await visitor.until(({ is }) => is === "step2");
    expect(connections()).toBe(1);
  });

  test("by subject refuses a visitor's earlier tokens, and takes later ones", async () => {
    const client = await joined(`c:${vera.id}`, vera.token);
    rig.collaboration.revoke({ subject: vera.visitor });
    expect(await client.until(({ is }) => is === "closed")).toMatchObject({ reason: "revoked" });
    expect(await client.join(vera.token)).toEqual({ is: "denied", reason: "revoked" });
    rig.pass(1000);
    await joined(`c:${vera.id}`, await rig.visitorToken(vera.visitor, [vera.id]));
  });

  test("is refused on renewal too", async () => {
    const theo = rig.addMember("Theo");
    const token = await rig.teamToken(theo);
    const client = await joined(`n:${vera.id}`, token);
    endSession(theo);
    client.sendToken(token);
    expect(await client.until(({ is }) => is === "closed")).toMatchObject({ reason: "revoked" });
  });

  test("is noticed without being told: a member who was removed, a session that ended", async () => {
    const [theo, tara] = [rig.addMember("Theo"), rig.addMember("Tara")];
    const first = await joined(`n:${vera.id}`, await rig.teamToken(theo));
    const second = await joined(`n:${vera.id}`, await rig.teamToken(tara));
    rig.database.sqlite.prepare(`DELETE FROM member WHERE userId = ?`).run(theo);
    endSession(tara);
    for (const client of [first, second])
      expect(await client.until(({ is }) => is === "closed")).toMatchObject({ reason: "revoked" });
    expect(await first.join(await rig.teamToken(theo))).toMatchObject({ reason: "revoked" });
    expect(connections()).toBe(0);
  });
});

test("[P2] one visitor holds at most twelve connections, though they knock all at once", async () => {
  const many = Array.from({ length: 30 }, () => open(`c:${vera.id}`));
  const answers = await Promise.all(many.map((client) => client.join(vera.token)));
  const refused = { reason: "too-many-connections" };
  await Promise.all(
    many.map((client, index) => {
      client.sync("step1", Uint8Array.of(0));
      return answers[index]?.is === "denied"
        ? undefined
        : client.until(({ is }) => is === "closed" || is === "step2");
    }),
  );
  const isIn = many.filter(
    ({ heard }) => !heard.some(({ is }) => is === "closed" || is === "denied"),
  );
  expect(isIn).toHaveLength(12);
  expect(connections()).toBe(12);
  for (const client of many.filter((one) => !isIn.includes(one)))
    expect(client.heard).toContainEqual(expect.objectContaining(refused));
  isIn[0]?.leave();
  while (connections() === 12) await new Promise((resolve) => setImmediate(resolve));
  await joined(`c:${vera.id}`, vera.token);
});

test("[P7] nothing is remembered of connections that have gone", async () => {
  for (let round = 0; round < 5; round += 1) {
    const client = await joined(`c:${vera.id}`, vera.token);
    client.leave();
    while ((connections() ?? 0) > 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(rig.collaboration.stats()).toMatchObject({ connections: 0, open: 0 });
});

function endSession(member: string): void {
  rig.database.sqlite.prepare(`DELETE FROM session WHERE userId = ?`).run(member);
}
