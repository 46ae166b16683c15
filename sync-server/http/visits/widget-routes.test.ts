import { afterEach, beforeEach, expect, test } from "vitest";
import { decodeJwt, SignJWT } from "jose";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ulid } from "ulid";
import { type House, openHouse } from "../../testing/house.ts";
import { startVisit } from "../../testing/visit.ts";

let house: House;
let key: string;
beforeEach(async () => {
  house = await openHouse();
  ({ widgetKey: key } = await house.setUp());
});
afterEach(() => house.stop());

const session = (visitor?: string) =>
  house.stranger().post("/api/widget/session", { key, ...(visitor && { visitor }) });
const open = (visitor: string, id = ulid(house.now())) =>
  house.stranger().post("/api/widget/conversations", { key, visitor, id });

test("a first visit gets an identity, and a later one is recognised by it", async () => {
  const { status, body } = await session();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    workspace: { name: "Harbor Clinic" },
    agent: { name: "Harbor Clinic assistant", greeting: "" },
    conversations: [],
  });
  const later = await session(body.visitor.token);
  expect(later.body.visitor.id).toBe(body.visitor.id);
});

test("[P2] a conversation's token names this conversation and nothing else", async () => {
  const { conversation, token, visitor } = await startVisit(house, key);
  expect(decodeJwt(token)).toMatchObject({
    role: "visitor",
    sub: visitor.id,
    docs: [`c:${conversation}`],
  });
});

test("the visitor sees own conversations with their state and last words", async () => {
  const visit = await startVisit(house, key);
  await visit.say("Are you open?");
  const { body } = await session(visit.visitor.token);
  expect(body.conversations).toEqual([
    {
      id: visit.conversation,
      status: "agent",
      preview: "Are you open?",
      lastAt: expect.any(Number),
    },
  ]);
});

test("opening a conversation again answers a token and makes no second one", async () => {
  const visit = await startVisit(house, key);
  expect((await open(visit.visitor.token, visit.conversation)).status).toBe(200);
  const count = house.database.sqlite.prepare("SELECT count(*) AS n FROM conversation").get();
  expect(count).toEqual({ n: 1 });
});

test("[P2] somebody else's conversation is not opened", async () => {
  const visit = await startVisit(house, key);
  const { body: stranger } = await session();
  expect(await open(stranger.visitor.token, visit.conversation)).toMatchObject({
    status: 403,
    body: { error: "not-yours", message: "This conversation belongs to somebody else." },
  });
});

async function forge(claims: object, secret: string, audience = "lobby:visitor") {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(audience)
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(secret));
}

test("[P2] a forged, foreign or expired identity opens nothing and is taken for a new visitor", async () => {
  const visit = await startVisit(house, key);
  const { sub, ws } = decodeJwt(visit.visitor.token) as { sub: string; ws: string };
  const { tokenSecret } = JSON.parse(readFileSync(join(house.dataDir, "secrets.json"), "utf8"));
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub, ws, aud: "lobby:visitor" }))}.`;
  const forged = [
    await forge({ sub, ws }, "another secret of thirty-two bytes"),
    await forge({ sub, ws: ulid() }, tokenSecret),
    await forge({ sub, ws }, tokenSecret, "lobby:socket"),
    visit.token,
    unsigned.replaceAll("=", ""),
    `${visit.visitor.token}x`,
    "nonsense",
  ];
  for (const token of forged) {
    expect((await open(token, visit.conversation)).status).toBe(401);
    expect((await session(token)).body.visitor.id).not.toBe(sub);
  }
  house.advance(401 * 24 * 3600 * 1000);
  expect((await open(visit.visitor.token, visit.conversation)).status).toBe(401);
});

test("a visitor starts at most twenty conversations an hour and is told when to go on", async () => {
  const { body } = await session();
  for (let count = 0; count < 20; count += 1)
    expect((await open(body.visitor.token)).status).toBe(200);
  const refused = await open(body.visitor.token);
  expect(refused.status).toBe(429);
  expect(refused.body.message).toBe(
    "You have started many conversations: go on in one of them, or try again in 60 minutes.",
  );
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3500);
  house.advance(3601 * 1000);
  expect((await open(body.visitor.token)).status).toBe(200);
});

test("an address that calls too often is told to wait", async () => {
  await house.stop();
  house = await openHouse({ WIDGET_REQUESTS_PER_MINUTE: "2" });
  ({ widgetKey: key } = await house.setUp());
  await session();
  await session();
  expect(await session()).toMatchObject({
    status: 429,
    body: {
      error: "too-many-requests",
      message: "Too many requests: wait 60 seconds and try again.",
    },
  });
});

test("an address starts ten times as many conversations as one visitor, however many it claims to be", async () => {
  await house.stop();
  house = await openHouse({ NEW_CONVERSATIONS_PER_HOUR: "1" });
  ({ widgetKey: key } = await house.setUp());
  const start = async () => open((await session()).body.visitor.token);
  for (let count = 0; count < 10; count += 1) expect((await start()).status).toBe(200);
  expect((await start()).status).toBe(429);
});

test("[H10] a visitor's session says when people are back, and nothing while they are there", async () => {
  const ask = async () => {
    const { body } = await house.stranger().post("/api/widget/session", { key });
    return body.agent.backAt as number | null;
  };
  expect(await ask()).toBeNull();
  const day = (new Date(house.now()).getUTCDay() + 6) % 7;
  const week = Array.from({ length: 7 }, (_, index) =>
    index === (day + 1) % 7 ? [{ from: "09:00", to: "17:00" }] : [],
  );
  const settings = JSON.stringify({ hours: { timeZone: "UTC", week } });
  house.database.sqlite.prepare(`UPDATE agent SET settings = ?`).run(settings);
  const backAt = await ask();
  expect(new Date(backAt ?? 0).toISOString()).toMatch(/T09:00:00/);
  house.advance((backAt ?? 0) - house.now());
  expect(await ask()).toBeNull();
});
